import type { Phase, Queue } from '../phase.ts'
import type { SourcePlace } from '../sourcePlace.ts'
import type { Callback, ErrorMoment, Operation } from '../timeline.ts'

/** Names as they stand in sentences: phases are capitalised. */
export function phaseName(phase: Phase): string {
  return phase === 'main' || phase === 'exit'
    ? phase
    : `${phase[0]?.toUpperCase()}${phase.slice(1)}`
}

export function queueName(queue: Queue): string {
  return `${queue} queue`
}

/** us -> "262 ms", "1.24 s", "0.8 ms". */
export function duration(us: number): string {
  if (us >= 999_950) return `${trim(us / 1e6, 2)} s`
  return `${trim(us / 1000, us >= 99_950 ? 0 : us >= 9_950 ? 1 : 2)} ms`
}

/** " from line 6", " from dep.js:4"; nothing where the place is not known. */
function from(place: SourcePlace): string {
  return placed('from', 'from', place)
}

/** " on line 6", " in dep.js:4" */
export function at(place: SourcePlace | null): string {
  return place === null ? '' : placed('on', 'in', place)
}

/** " (line 6)", " (dep.js:4)": after a name that a preposition would cling to. */
function inBrackets({ line, elsewhere }: SourcePlace): string {
  if (line !== null) return ` (line ${line})`
  return elsewhere === null ? '' : ` (${elsewhere})`
}

function placed(own: string, others: string, { line, elsewhere }: SourcePlace): string {
  if (line !== null) return ` ${own} line ${line}`
  return elsewhere === null ? '' : ` ${others} ${elsewhere}`
}

export function onLine(line: number | null): string {
  return line === null ? '' : ` on line ${line}`
}

/** "the readFile callback from line 6", "the 'request' listener (line 9)" */
export function theCallback(callback: Callback): string {
  const { label, event, calls } = callback
  if (calls === 'listener') return `${event === null ? 'a' : 'the'} ${label}${inBrackets(callback)}`
  if (calls === 'nothing') return `the ${timerNoun(label)}${at(callback)}`
  if (isNodesOwn(callback))
    return `a callback of Node's own${isUnasked(callback) ? queued(callback) : forCall(callback)}`
  if (isUnasked(callback)) return `a nextTick${queued(callback)}`
  if (calls === 'unknown' && !isWarning(callback)) return `a callback${forCall(callback)}`
  switch (label) {
    case 'main':
      return 'main'
    case 'exit handlers':
      return 'an exit handler'
    case 'beforeExit listeners':
      return 'a beforeExit listener'
    case 'module body':
      return "the module's body"
    case 'await':
      return `the code after await${at(callback)}`
    default:
      return `the ${label}${isWarning(callback) ? ' nextTick' : ''} callback${from(callback)}`
  }
}

/** Called by the loop or from a queue, for something that Node made on the way; no code of the user's was seen in it. */
function isNodesOwn({ internal, kind }: Callback): boolean {
  return internal && kind !== 'main' && kind !== 'exit'
}

/** A nextTick that no call of process.nextTick in the snippet made. */
function isUnasked({ calls, label, queue }: Callback): boolean {
  return calls === 'unknown' && queue === 'nextTick' && label === 'nextTick'
}

/** " queued on line 3": while that line ran, by what of Node's it had called. */
function queued(callback: Callback): string {
  return placed('queued on', 'queued in', callback)
}

/** " for the log call on line 5", " of the Worker on line 8"; nothing where no call of the user's is known. */
function forCall({ label, line, elsewhere }: Callback): string {
  if ((line === null && elsewhere === null) || !/^[\w$]+$/.test(label)) return ''
  const what = /^[A-Z]/.test(label) ? `of the ${label}` : `for the ${label} call`
  return ` ${what}${at({ line, elsewhere })}`
}

function timerNoun(label: string): string {
  return label === 'setInterval' ? 'interval' : 'timer'
}

/** A nextTick in which Node warns of a call's arguments: not the callback that the call was given. */
function isWarning({ queue, label }: Callback): boolean {
  return queue === 'nextTick' && /^set(?:Timeout|Interval|Immediate)$/.test(label)
}

/** "the timer on line 4", "the setImmediate on line 9" */
export function theOperation(operation: Operation): string {
  return `the ${noun(operation)}${at(operation)}`
}

/** "the stat on line 1 and the readFile on line 3"; of one line "two timers on line 3" and, of what has a function's name, "two calls of stat on line 1". */
export function bothOperations(one: Operation, other: Operation): string {
  if (theOperation(one) !== theOperation(other))
    return `${theOperation(one)} and ${theOperation(other)}`
  const name = noun(one)
  const plural = one.kind === 'timer' ? `${name}s` : `calls of ${name}`
  return `two ${plural}${at(one)}`
}

/** "a nextTick on line 10", "an interval of 500 ms on line 6" */
export function anOperation(operation: Operation): string {
  if (operation.kind === 'nextTick' && operation.label !== 'nextTick')
    return `a nextTick for the ${operation.label} call${at(operation)}`
  const name = noun(operation)
  const article = /^[aeiou]/i.test(name) ? 'an' : 'a'
  const delay =
    operation.kind === 'timer' && operation.delayUsed !== null
      ? ` of ${operation.delayUsed} ms`
      : ''
  return `${article} ${name}${delay}${at(operation)}`
}

/** Who takes an error that nothing caught: "a domain"; `listener`: what a listener of that error is called there. */
export function theHandler(handledBy: ErrorMoment['handledBy'], listener: string): string {
  if (handledBy === 'domain') return 'a domain'
  return handledBy === 'captureCallback' ? "the process's capture callback" : listener
}

export function capital(sentence: string): string {
  return `${sentence[0]?.toUpperCase() ?? ''}${sentence.slice(1)}`
}

/** "1 nextTick", "3 microtasks" */
export function count(n: number, noun: string): string {
  return `${n.toLocaleString('en-US')} ${noun}${n === 1 ? '' : 's'}`
}

function noun(operation: Operation): string {
  if (operation.kind === 'timer') return operation.repeat ? 'interval' : 'timer'
  if (operation.kind === 'promise' && operation.label !== 'await')
    return `${operation.label} callback`
  return operation.kind === 'microtask' ? 'microtask' : operation.label
}

function trim(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)))
}
