import type { Why } from '../frame.ts'
import { runningAt } from '../stackAt.ts'
import type { Callback, Operation, StepIndex, Timeline } from '../timeline.ts'
import type { Waiting } from './now.ts'
import { capital, duration, onLine, theCallback, theOperation } from './words.ts'

/** Why the callback at the cursor runs now, and where it was scheduled. Only rules that this recording bears out. */
export function whyNow(timeline: Timeline, cursor: StepIndex, waiting: Waiting): Why | null {
  const step = timeline.steps[cursor]
  const callback =
    step?.type === 'return'
      ? (timeline.callbacks[step.callback ?? -1] ?? null)
      : runningAt(timeline, cursor)
  if (callback === null || callback.kind === 'main') return null
  const operation = timeline.operations[callback.operation ?? -1] ?? null
  const sentences = [
    reason(timeline, callback, operation),
    order(timeline, callback, operation, waiting),
  ]
  if (callback.evidence === 'inferred') sentences.push(doubt(timeline))
  return {
    sentence: sentences.filter((sentence) => sentence !== '').join(' '),
    line: operation?.line ?? null,
    scheduledStep: operation === null ? null : operation.scheduledStep,
  }
}

function reason(timeline: Timeline, callback: Callback, operation: Operation | null): string {
  if (callback.kind === 'exit') return exitReason(timeline, callback)
  if (callback.queue === 'nextTick')
    return `${queuedBy(timeline, operation)}The nextTick queue is drained before the loop goes on.`
  if (callback.queue === 'microtask') return microtaskReason(timeline, callback, operation)
  if (callback.kind === 'nested') return 'Node calls it inside the callback below it on the stack.'
  switch (callback.phase) {
    case 'main':
      return ''
    case 'timers':
      return timerReason(callback, operation)
    case 'pending':
      return 'The request was completed outside of Poll. libuv reports such requests in Pending.'
    case 'poll':
      return operation?.kind === 'threadPool'
        ? 'Its work in the thread pool is done, so its callback is due. libuv collects finished work in Poll.'
        : 'The operating system has reported something for it. libuv collects such events in Poll.'
    case 'check':
      return operation?.kind === 'immediate'
        ? 'Check runs what setImmediate has queued, after Poll in each turn.'
        : "Check also runs what Node's own native code has queued."
    case 'close':
      return 'Its handle has been closed. Close runs the callbacks of handles that are gone.'
    case 'exit':
      return 'The loop is over.'
  }
}

function exitReason(timeline: Timeline, callback: Callback): string {
  const isCaught = timeline.errors.every(
    (error) => error.handled || error.kind === 'rejectionHandled',
  )
  const cause = !isCaught
    ? 'An error that nobody caught ends the process.'
    : callback.parent === null
      ? 'The loop has nothing left to do.'
      : 'process.exit() was called.'
  return `${cause} Exit handlers run outside of every phase.`
}

function timerReason(callback: Callback, operation: Operation | null): string {
  if (operation === null || operation.dueAt === null) return 'Timers runs what is due.'
  const asked = operation.delayAsked
  const clamped =
    asked !== null && asked < 1 && operation.delayUsed === 1
      ? ` ${operation.label} was given ${asked} ms; Node makes it 1 ms.`
      : asked === null && operation.delayUsed === 1
        ? ` No delay was given; Node makes it 1 ms.`
        : ''
  const late = callback.startAt - operation.dueAt
  const first = operation.runs[0] === callback.index
  const when = first && late > 0 ? `, ${duration(late)} ago` : ''
  return `Its time has come${when}, and Timers runs what is due.${clamped}`
}

function microtaskReason(
  timeline: Timeline,
  callback: Callback,
  operation: Operation | null,
): string {
  if (callback.label === 'module body')
    return "The body of an ES module runs as a promise job of Node's module loader."
  if (operation?.kind === 'promise') {
    const parent = timeline.operations[operation.parent ?? -1]
    const state = parent?.promiseState
    const settled =
      state === 'fulfilled' || state === 'rejected'
        ? `Its promise was ${state} ${parent?.doneAt == null ? 'before' : `at ${duration(parent.doneAt)}`}. `
        : ''
    return `${settled}Microtasks are drained before the loop goes on.`
  }
  return `${queuedBy(timeline, operation)}Microtasks are drained before the loop goes on.`
}

function queuedBy(timeline: Timeline, operation: Operation | null): string {
  const by = timeline.callbacks[operation?.scheduledBy ?? -1]
  if (operation === null || by === undefined || by.internal) return ''
  return `${capital(theCallback(by))} queued it${onLine(operation.line)}. `
}

/** What waits at this very moment although it is ready, and the rule that makes it wait. */
function order(
  timeline: Timeline,
  callback: Callback,
  operation: Operation | null,
  { queues, inFlight }: Waiting,
): string {
  if (callback.queue === 'microtask' && queues.nextTick.length > 0)
    return 'The nextTick queue waits until the microtask queue is empty.'
  if (callback.queue === 'nextTick' && queues.microtask.length > 0)
    return 'Microtasks wait until the nextTick queue is empty.'
  if (callback.queue !== null || callback.kind !== 'macrotask') return ''
  const isRace = racesFromMain(timeline, operation)
  if (callback.phase === 'check') {
    const due = timeline.operations[queues.timers[0]?.operation ?? -1]
    const other =
      timeline.operations[inFlight.find((entry) => entry.dueAt !== null)?.operation ?? -1]
    if (isRace && [due, other].some((timer) => isShortTimerOfMain(timeline, timer))) return RACE
    if (due !== undefined)
      return `${capital(theOperation(due))} is due but waits: Timers comes after Check.`
  }
  if (callback.phase === 'timers') {
    const immediate = timeline.operations[queues.check[0]?.operation ?? -1]
    if (immediate === undefined) return ''
    if (isShortTimerOfMain(timeline, operation ?? undefined) && racesFromMain(timeline, immediate))
      return RACE
    return `${capital(theOperation(immediate))} waits for Check.`
  }
  return ''
}

const RACE =
  'A timer of 1 ms against setImmediate, both from main, is a race: either order is correct.'

function racesFromMain(timeline: Timeline, operation: Operation | null): boolean {
  return (
    operation?.kind === 'immediate' &&
    isFromMain(timeline, operation) &&
    timeline.run?.module === 'commonjs'
  )
}

function isShortTimerOfMain(timeline: Timeline, operation: Operation | undefined): boolean {
  return (
    operation?.kind === 'timer' &&
    operation.delayUsed === 1 &&
    isFromMain(timeline, operation) &&
    timeline.run?.module === 'commonjs'
  )
}

function isFromMain(timeline: Timeline, operation: Operation): boolean {
  return timeline.callbacks[operation.scheduledBy ?? -1]?.kind === 'main'
}

function doubt(timeline: Timeline): string {
  return timeline.run?.counters === false
    ? 'The phase is inferred from its type and position: this Node does not tell where its loop is.'
    : 'The phase is inferred: Node did not announce this callback.'
}
