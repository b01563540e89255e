import { rememberByTimeline } from './rememberByTimeline.ts'
import type { OperationIndex, Place, Stay, StepIndex, Timeline } from './timeline.ts'

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
  const before = stays[begunBy(stays, cursor) - 1]
  return before !== undefined && before.to > cursor ? before : null
}

/** The last stay in this place that began at the cursor or before it. */
export function lastStayIn(
  timeline: Timeline,
  operation: OperationIndex,
  place: Place,
  cursor: StepIndex,
): Stay | null {
  const stays = staysOf(timeline, operation)
  for (let i = begunBy(stays, cursor) - 1; i >= 0; i--)
    if (stays[i]?.place === place) return stays[i] ?? null
  return null
}

/** How many of them began at the cursor or before it. */
function begunBy(stays: readonly Stay[], cursor: StepIndex): number {
  let low = 0
  let high = stays.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((stays[middle]?.from ?? 0) <= cursor) low = middle + 1
    else high = middle
  }
  return low
}

const byOperation = rememberByTimeline((timeline) => {
  const stays: Stay[][] = timeline.operations.map(() => [])
  for (const stay of timeline.stays) stays[stay.entry.operation]?.push(stay)
  return stays
})
