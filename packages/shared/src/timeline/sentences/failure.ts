import { loadErrorOf } from '../fold/mainModule.ts'
import { hasFrameIn, hasFrameOfUsers } from '../fold/stackFrames.ts'
import { fatalErrorOf } from '../steps/fatalError.ts'
import type { ErrorMoment, Timeline } from '../timeline.ts'
import { at, capital, onLine, theCallback } from './words.ts'
import { workerThatFailed } from './workerThatFailed.ts'

/**
 * What failed, without how it went on: "The setTimeout callback from line 4 threw TypeError on line 5". `unhandled`: what
 * else is said of a promise that the snippet could have handled; Node's own of the main module is none.
 */
export function failure(timeline: Timeline, moment: ErrorMoment, unhandled: string): string {
  const what = `${thrown(moment.error)}${onLine(lineOf(timeline, moment))}`
  if (moment.isMainModules || loadErrorOf(timeline) === moment) {
    const body = moduleThatThrew(timeline, moment)
    return body === null ? `The module could not be loaded: ${what}` : `${body} threw ${what}`
  }
  if (moment.kind === 'unhandledRejection')
    return `A promise${madeOn(timeline, moment)} was rejected with ${what}${unhandled}`
  const worker = workerThatFailed(timeline, moment)
  if (worker !== null)
    return `The code in the Worker${at(worker)} threw ${isNodesStandIn(moment.error) ? NO_ERROR : what}`
  const callback = timeline.callbacks[moment.callback ?? -1]
  return `${callback === undefined ? 'Something' : capital(theCallback(callback))} threw ${what}`
}

/**
 * Where it was thrown. A syntax error's stack has no frame of the file, nor has an error of Node's that the snippet throws on: of
 * the one that ended the process Node prints the line.
 */
function lineOf(timeline: Timeline, moment: ErrorMoment): number | null {
  const { outcome } = timeline
  if (moment.error.line !== null || outcome?.type !== 'threw') return moment.error.line
  return moment === fatalErrorOf(timeline) ? outcome.error.line : null
}

/** Where the promise was made, of an error that names no line: Node itself made it, or it was taken from elsewhere. */
function madeOn(timeline: Timeline, moment: ErrorMoment): string {
  const line = timeline.operations[moment.promise ?? -1]?.line ?? null
  return lineOf(timeline, moment) !== null || line === null ? '' : ` made on line ${line}`
}

/** Whose body threw; null: none had begun, as where a module is not found or cannot be linked. */
function moduleThatThrew(timeline: Timeline, { error }: ErrorMoment): string | null {
  const { stack } = error
  const ran = timeline.callbacks.some(({ label }) => label === 'module body')
  if (stack === null) return ran ? "The module's body" : 'The module, or one that it imports,'
  if (hasFrameIn(stack, timeline.run?.file ?? '')) return "The module's body"
  // The rest of such a stack is Node's loader.
  if (hasFrameOfUsers(stack)) return 'A module that this one imports'
  return ran ? "The module's body" : null
}

/** "TypeError", "a string", "undefined", "null": anything can be thrown. */
function thrown({ name }: ErrorMoment['error']): string {
  if (name === 'UnhandledPromiseRejection') return NO_ERROR
  return PRIMITIVES.has(name) ? `a ${name}` : name === 'object' ? 'an object' : name
}

const NO_ERROR = 'something that is not an Error'

/** What an emitter throws in place of an unheard 'error' that is no Error. */
function isNodesStandIn({ name, message }: ErrorMoment['error']): boolean {
  return name === 'Error' && message.startsWith('Unhandled error.')
}

/** As `typeof` names them: what an error's own name cannot well be. */
const PRIMITIVES = new Set(['string', 'number', 'bigint', 'boolean', 'symbol', 'function'])
