import { rememberByTimeline } from '../rememberByTimeline.ts'
import type { OperationIndex, Place, Stay, StepIndex, Timeline } from '../timeline.ts'

/** Where this operation was, in order. Linear once per timeline, then at the cost of the answer. */
export function staysOf(timeline: Timeline, operation: OperationIndex): readonly Stay[] {
  const { starts, order } = byOperation(timeline)
  const stays: Stay[] = []
  for (let i = starts[operation] ?? 0; i < (starts[operation + 1] ?? 0); i++) {
    const stay = timeline.stays[order[i] ?? -1]
    if (stay !== undefined) stays.push(stay)
  }
  return stays
}

/** Where it is at the cursor; null: nowhere. */
export function stayAt(
  timeline: Timeline,
  operation: OperationIndex,
  cursor: StepIndex,
): Stay | null {
  const { starts, order } = byOperation(timeline)
  const last = begunBy(timeline, operation, cursor) - 1
  if (last < (starts[operation] ?? 0)) return null
  const stay = timeline.stays[order[last] ?? -1]
  return stay !== undefined && stay.to > cursor ? stay : null
}

/** The last stay in this place that began at the cursor or before it. */
export function lastStayIn(
  timeline: Timeline,
  operation: OperationIndex,
  place: Place,
  cursor: StepIndex,
): Stay | null {
  const { starts, order } = byOperation(timeline)
  for (let i = begunBy(timeline, operation, cursor) - 1; i >= (starts[operation] ?? 0); i--) {
    const stay = timeline.stays[order[i] ?? -1]
    if (stay?.place === place) return stay
  }
  return null
}

/** Up to where in `order` this operation's stays had begun at the cursor. */
function begunBy(timeline: Timeline, operation: OperationIndex, cursor: StepIndex): number {
  const { starts, order } = byOperation(timeline)
  let low = starts[operation] ?? 0
  let high = starts[operation + 1] ?? 0
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((timeline.stays[order[middle] ?? -1]?.from ?? 0) <= cursor) low = middle + 1
    else high = middle
  }
  return low
}

/** `order`: the stays of one operation after those of another; `starts`: where each operation's begin in it. */
const byOperation = rememberByTimeline(({ stays, operations }) => {
  const starts = new Int32Array(operations.length + 1)
  for (const { entry } of stays)
    starts[entry.operation + 1] = (starts[entry.operation + 1] ?? 0) + 1
  for (let i = 0; i < operations.length; i++)
    starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0)
  const next = starts.slice()
  const order = new Int32Array(stays.length)
  stays.forEach(({ entry }, i) => {
    const at = next[entry.operation] ?? 0
    order[at] = i
    next[entry.operation] = at + 1
  })
  return { starts, order }
})
