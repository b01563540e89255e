import { DOCS } from '../docs.ts'
import { lengthOf } from '../fold/loopHolds.ts'
import { heldCallbacks, isHold } from '../sampled/heldCallbacks.ts'
import { capital, count, duration, theCallback } from '../sentences/words.ts'
import { runStepOf } from '../steps/runStep.ts'
import type { Callback, OperationIndex, StepIndex, Timeline } from '../timeline.ts'
import type { Finding } from './finding.ts'
import { HELD_US, LISTED } from './thresholds.ts'

/** The callbacks that kept the loop for long, the longest first. */
export function holdFindings(timeline: Timeline): Finding[] {
  const long = heldCallbacks(timeline).toSorted((a, b) => b.us - a.us)
  const rest = long.length - LISTED
  return long.slice(0, LISTED).map(({ callback, us }, i) => ({
    kind: 'heldLoop',
    severity: 'warning',
    sentence: `${capital(theCallback(callback))} held the loop for ${duration(us)}${i === 0 ? ', longer than any other' : ''}.${
      i === LISTED - 1 && rest > 0
        ? ` ${count(rest, 'more callback')} held it for ${duration(HELD_US)} or more.`
        : ''
    }`,
    amount: us,
    step: runStepOf(timeline, callback.index) ?? lastStepBy(timeline, callback.startAt),
    operation: shownOperationOf(timeline, callback),
    held: callback.index,
    docs: DOCS.blocking,
  }))
}

/** The callback that kept the loop longest, whether that is long or not; null where nothing has returned yet. */
export function longestHold(
  timeline: Timeline,
): { readonly callback: Callback; readonly us: number } | null {
  let longest: Callback | null = null
  for (const callback of timeline.callbacks) {
    if (!isHold(callback) || callback.endAt === null || callback.internal) continue
    if (longest === null || lengthOf(callback, timeline) > lengthOf(longest, timeline))
      longest = callback
  }
  return longest === null ? null : { callback: longest, us: lengthOf(longest, timeline) }
}

/** Node's own callbacks have no step: the moment before. */
function lastStepBy({ steps }: Timeline, us: number): StepIndex {
  return Math.max(
    0,
    steps.findLastIndex(({ at }) => at <= us),
  )
}

function shownOperationOf(
  { operations }: Timeline,
  { operation }: Callback,
): OperationIndex | null {
  return operations[operation ?? -1]?.internal === false ? operation : null
}
