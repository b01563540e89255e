import type { Frame, QueueName } from '../frame.ts'
import type { OperationKind, QueueEntry, StepIndex, Timeline } from '../timeline.ts'
import { queueSpansAt } from './queueSpansAt.ts'

/** What waits at this cursor: `queues` what is ready, in running order, `inFlight` the rest, timers first. */
export function queuesAt(
  timeline: Timeline,
  cursor: StepIndex,
): Pick<Frame, 'queues' | 'inFlight'> {
  const queues: Record<QueueName, QueueEntry[]> = {
    timers: [],
    check: [],
    nextTick: [],
    microtask: [],
  }
  const waiting: QueueEntry[][] = [[], [], [], [], []]
  for (const queueSpan of queueSpansAt(timeline, cursor)) {
    if (queueSpan.place === 'running') continue
    if (queueSpan.place !== 'inFlight') {
      queues[queueSpan.place].push(queueSpan.entry)
      continue
    }
    const kind = timeline.operations[queueSpan.entry.operation]?.kind ?? 'other'
    waiting[ORDER[kind]]?.push(queueSpan.entry)
  }
  queues.timers.sort(byDueTime)
  waiting[0]?.sort(byDueTime)
  return { queues, inFlight: waiting.flat() }
}

/** In flight, timers come first: of them it is known when they will be ready. */
const ORDER: Record<OperationKind, number> = {
  timer: 0,
  threadPool: 1,
  request: 2,
  handle: 3,
  other: 3,
  immediate: 4,
  nextTick: 4,
  microtask: 4,
  promise: 4,
}

function byDueTime(a: QueueEntry, b: QueueEntry): number {
  return (a.dueAt ?? 0) - (b.dueAt ?? 0)
}
