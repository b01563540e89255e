import { rememberByTimeline } from './rememberByTimeline.ts'
import type { OperationIndex, Stay, StepIndex, Timeline } from './timeline.ts'

/** Where this operation was, in order. Linear once per timeline, then at the cost of the answer. */
export function staysOf(timeline: Timeline, operation: OperationIndex): readonly Stay[] {
  return byOperation(timeline)[operation] ?? []
}

/** Where it is at the cursor; null: nowhere. */
export function stayAt(
  timeline: Timeline,
  operation: OperationIndex,
  cursor: StepIndex,
): Stay | null {
  const stays = staysOf(timeline, operation)
  const before = lastFrom(stays, cursor)
  return before !== null && before.to > cursor ? before : null
}

/** The last stay that began at the cursor or before it. */
export function lastFrom(stays: readonly Stay[], cursor: StepIndex): Stay | null {
  let low = 0
  let high = stays.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((stays[middle]?.from ?? 0) <= cursor) low = middle + 1
    else high = middle
  }
  return stays[low - 1] ?? null
}

const byOperation = rememberByTimeline((timeline) => {
  const stays: Stay[][] = timeline.operations.map(() => [])
  for (const stay of timeline.stays) stays[stay.entry.operation]?.push(stay)
  return stays
})
