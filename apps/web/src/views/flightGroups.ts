import type { Frame, QueueEntry } from '@loopscope/shared/timeline/frame'
import type { Operation, Timeline } from '@loopscope/shared/timeline/timeline'

export type FlightGroups = {
  /** By due time. */
  readonly timers: readonly QueueEntry[]
  /** In the order in which Check runs them. */
  readonly immediates: readonly QueueEntry[]
  /** What the operating system watches. */
  readonly sockets: readonly QueueEntry[]
  /** Other threads, and what leads to them. */
  readonly ports: readonly QueueEntry[]
  /** Reactions whose promise is not settled. */
  readonly promises: readonly QueueEntry[]
}

/** What is in flight, by what it waits for. Jobs of the thread pool are told by `poolAt`. */
export function flightGroups(frame: Frame, timeline: Timeline): FlightGroups {
  const groups = { timers: [], sockets: [], ports: [], promises: [], pool: [] } as Record<
    'timers' | 'sockets' | 'ports' | 'promises' | 'pool',
    QueueEntry[]
  >
  for (const entry of frame.inFlight)
    groups[groupOf(timeline.operations[entry.operation])].push(entry)
  const immediates = frame.queues.check.filter(
    ({ operation }) => timeline.operations[operation]?.kind === 'immediate',
  )
  return { ...groups, immediates }
}

function groupOf(operation: Operation | undefined) {
  switch (operation?.kind) {
    case 'timer':
      return 'timers'
    case 'threadPool':
      return 'pool'
    case 'promise':
    case 'microtask':
      return 'promises'
    default:
      return /^(?:WORKER|MESSAGEPORT)/.test(operation?.resource ?? '') ? 'ports' : 'sockets'
  }
}
