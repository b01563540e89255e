import { partitionPoint } from '../partitionPoint.ts'
import { rememberByTimeline } from '../rememberByTimeline.ts'
import type { OperationIndex, Place, QueueSpan, StepIndex, Timeline } from '../timeline.ts'

/** Where this operation was, in order. Linear once per timeline, then at the cost of the answer. */
export function queueSpansOf(timeline: Timeline, operation: OperationIndex): readonly QueueSpan[] {
  const { starts, order } = byOperation(timeline)
  const queueSpans: QueueSpan[] = []
  for (let i = starts[operation] ?? 0; i < (starts[operation + 1] ?? 0); i++) {
    const queueSpan = timeline.queueSpans[order[i] ?? -1]
    if (queueSpan !== undefined) queueSpans.push(queueSpan)
  }
  return queueSpans
}

/** Where it is at the cursor; null: nowhere. */
export function queueSpanAt(
  timeline: Timeline,
  operation: OperationIndex,
  cursor: StepIndex,
): QueueSpan | null {
  const { starts, order } = byOperation(timeline)
  const last = begunBy(timeline, operation, cursor) - 1
  if (last < (starts[operation] ?? 0)) return null
  const queueSpan = timeline.queueSpans[order[last] ?? -1]
  return queueSpan !== undefined && queueSpan.to > cursor ? queueSpan : null
}

/** The last queue span in this place that began at the cursor or before it. */
export function lastQueueSpanIn(
  timeline: Timeline,
  operation: OperationIndex,
  place: Place,
  cursor: StepIndex,
): QueueSpan | null {
  const { starts, order } = byOperation(timeline)
  for (let i = begunBy(timeline, operation, cursor) - 1; i >= (starts[operation] ?? 0); i--) {
    const queueSpan = timeline.queueSpans[order[i] ?? -1]
    if (queueSpan?.place === place) return queueSpan
  }
  return null
}

/** Up to where in `order` this operation's queue spans had begun at the cursor. */
function begunBy(timeline: Timeline, operation: OperationIndex, cursor: StepIndex): number {
  const { starts, order } = byOperation(timeline)
  const low = partitionPoint(
    starts[operation] ?? 0,
    starts[operation + 1] ?? 0,
    (middle) => (timeline.queueSpans[order[middle] ?? -1]?.from ?? 0) <= cursor,
  )
  return low
}

/** `order`: the queue spans of one operation after those of another; `starts`: where each operation's begin in it. */
const byOperation = rememberByTimeline(({ queueSpans, operations }) => {
  const starts = new Int32Array(operations.length + 1)
  for (const { entry } of queueSpans)
    starts[entry.operation + 1] = (starts[entry.operation + 1] ?? 0) + 1
  for (let i = 0; i < operations.length; i++)
    starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0)
  const next = starts.slice()
  const order = new Int32Array(queueSpans.length)
  queueSpans.forEach(({ entry }, i) => {
    const at = next[entry.operation] ?? 0
    order[at] = i
    next[entry.operation] = at + 1
  })
  return { starts, order }
})
