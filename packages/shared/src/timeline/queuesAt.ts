import type { Frame, QueueEntry, QueueName } from './frame.ts'
import { staysAt } from './staysAt.ts'
import type { Operation, OperationKind, Stay, StepIndex, Timeline } from './timeline.ts'

/** What waits at this cursor: `queues` what is ready, in running order, `inFlight` the rest. */
export function queuesAt(
  timeline: Timeline,
  cursor: StepIndex,
): Pick<Frame, 'queues' | 'inFlight'> {
  const queues: Record<QueueName, QueueEntry[]> = {
    timers: [],
    pending: [],
    poll: [],
    check: [],
    close: [],
    nextTick: [],
    microtask: [],
  }
  const inFlight: { readonly entry: QueueEntry; readonly kind: OperationKind }[] = []
  for (const stay of staysAt(timeline, cursor)) {
    const operation = timeline.operations[stay.operation]
    if (operation === undefined || stay.place === 'running') continue
    if (stay.place === 'inFlight')
      inFlight.push({ entry: entryOf(operation, stay, 'waiting'), kind: operation.kind })
    else queues[stay.place].push(entryOf(operation, stay, 'ready'))
  }
  queues.timers.sort(byDueTime)
  inFlight.sort((a, b) => ORDER[a.kind] - ORDER[b.kind] || byDueTime(a.entry, b.entry))
  return { queues, inFlight: inFlight.map(({ entry }) => entry) }
}

function byDueTime(a: QueueEntry, b: QueueEntry): number {
  return (a.dueAt ?? 0) - (b.dueAt ?? 0)
}

/** In flight, timers come first: of them it is known when they will be ready. */
const ORDER: Record<OperationKind, number> = {
  timer: 0,
  immediate: 1,
  nextTick: 1,
  microtask: 1,
  threadPool: 2,
  request: 3,
  handle: 4,
  other: 4,
  promise: 5,
}

function entryOf(operation: Operation, stay: Stay, state: QueueEntry['state']): QueueEntry {
  return {
    operation: operation.index,
    label: entryLabel(operation),
    line: operation.line,
    state,
    dueAt: stay.dueAt,
  }
}

function entryLabel({ kind, label, delayUsed }: Operation): string {
  return kind === 'timer' && delayUsed !== null ? `${label} ${delayUsed}ms` : label
}
