import { apply, ErrorClass, ownDescriptor } from '../primordials.ts'
import { isPaused } from '../rowWriter.ts'

/**
 * What an impersonator's frame does to the errors that are made below it. It is taken out of every stack, but V8 has counted
 * it among the ten that it keeps.
 */
type AnyFunction = (...args: never[]) => unknown

let raised = 0
let mostRaised = 0

/**
 * Calls `original` with room in stacks for the frames of the recorder below it: `own` of them, this one included. While it
 * runs Error.stackTraceLimit is higher by as much, which `trueLength` takes off again.
 */
export function applyWithRoom(
  own: number,
  original: AnyFunction,
  self: unknown,
  args: unknown[],
): unknown {
  const limit = isPaused() ? undefined : ownDescriptor(ErrorClass, 'stackTraceLimit')
  const value: unknown = limit?.value
  if (
    typeof value !== 'number' ||
    limit?.writable !== true ||
    !(value > 0 && value < MANY) ||
    raised > DEEPEST
  )
    return apply(original, self, args)
  const higher = value + own
  ErrorClass.stackTraceLimit = higher
  raised += own
  if (raised > mostRaised) mostRaised = raised
  try {
    return apply(original, self, args)
  } finally {
    raised -= own
    // What the snippet has set meanwhile stays.
    if (ownDescriptor(ErrorClass, 'stackTraceLimit')?.value === higher)
      ErrorClass.stackTraceLimit = value
  }
}

/** No stack is so deep that the recorder's frames would push others out of it. */
const MANY = 1e6
/** Streams that write to streams, and so on: each error costs as many frames more. */
const DEEPEST = 100

/**
 * How many frames a stack would have without the recorder: of `taken` frames, `kept` are not the recorder's own, and the
 * first `hidden` of those Node will leave out. Stacks are formatted when they are first read: by then the limit may be as
 * it was again. Where Node hides frames it has taken all there are, and cuts to the limit that it found (Node < 20,
 * lib/internal/errors.js: captureLargerStackTrace).
 */
export function trueLength(taken: number, kept: number, hidden: number): number {
  if (mostRaised === 0) return kept
  const value: unknown = ownDescriptor(ErrorClass, 'stackTraceLimit')?.value
  if (typeof value !== 'number') return kept
  const limit = value - raised
  const isRaised = limit > 0 && (hidden > 0 || taken <= limit + mostRaised)
  return isRaised && kept > limit + hidden ? limit + hidden : kept
}
