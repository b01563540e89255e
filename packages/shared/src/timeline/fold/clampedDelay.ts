import { nodeMajor } from '../nodeVersion.ts'
import type { Operation, Timeline } from '../timeline.ts'
import { isPromisesTimer } from './promisesTimer.ts'

/** The largest delay that Node keeps, ms; a longer one becomes 1 (`TIMEOUT_MAX` in lib/internal/timers.js). */
const TIMEOUT_MAX = 2 ** 31 - 1

/** Only of these two the recorder sees the arguments. */
const ASKED = /^set(?:Timeout|Interval)$/

/**
 * What the user wrote as the delay where Node made 1 ms of it: "with a delay of 0 ms", "without a valid delay"; null where Node kept
 * it. A delay that is no number was left out, or is NaN, Infinity or no number at all: the recording does not tell them
 * apart, and Node 10's does not hold what was asked for.
 */
export function clampedDelay(timeline: Timeline, operation: Operation): string | null {
  const { kind, delayAsked, delayUsed } = operation
  if (kind !== 'timer' || delayUsed !== 1 || (nodeMajor(timeline) ?? 0) < 12) return null
  if (!ASKED.test(operation.label)) return null
  if (isPromisesTimer(timeline.sites[operation.site ?? -1]?.api ?? null)) return null
  if (delayAsked === null) return 'without a valid delay'
  return delayAsked < 1 || delayAsked > TIMEOUT_MAX ? `with a delay of ${delayAsked} ms` : null
}
