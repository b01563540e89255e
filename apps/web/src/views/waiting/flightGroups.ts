import type { Frame, QueueEntry } from '@loopscope/shared/timeline/frame'
import { poolAt } from '@loopscope/shared/timeline/moments/poolAt'
import { isZlib } from '@loopscope/shared/timeline/moments/poolJobs'
import type { Operation, Timeline } from '@loopscope/shared/timeline/timeline'

export type FlightGroups = {
  /** By due time. */
  readonly timers: readonly QueueEntry[]
  /** In the order in which Check runs them. */
  readonly immediates: readonly QueueEntry[]
  /** Connections and servers. */
  readonly sockets: readonly QueueEntry[]
  /** What else the operating system watches: signals, files, child processes; and calls that have no job in the pool now. */
  readonly others: readonly QueueEntry[]
  /** Other threads, and what leads to them. */
  readonly ports: readonly QueueEntry[]
  /** Streams that use the thread pool without telling when. */
  readonly zlib: readonly QueueEntry[]
  /** Reactions whose promise is not settled. */
  readonly promises: readonly QueueEntry[]
}

/** What is in flight, by what it waits for. Jobs of the thread pool are told by `poolAt`. */
export function flightGroups(frame: Frame, timeline: Timeline): FlightGroups {
  const groups = {
    timers: [],
    others: [],
    sockets: [],
    ports: [],
    promises: [],
    pool: [],
    zlib: [],
  } as Record<
    'timers' | 'sockets' | 'others' | 'ports' | 'promises' | 'pool' | 'zlib',
    QueueEntry[]
  >
  const { threads, queued } = poolAt(timeline, frame.at)
  const pooled = new Set([...threads, ...queued].map((job) => job?.token))
  for (const entry of frame.inFlight) {
    const group = groupOf(timeline.operations[entry.operation])
    // Between two jobs, or before its first, it is in flight all the same.
    groups[group === 'pool' && !pooled.has(entry.operation) ? 'others' : group].push(entry)
  }
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
      return isZlib(operation) ? 'zlib' : 'pool'
    case 'promise':
    case 'microtask':
      return 'promises'
    default:
      return byResource(operation?.resource ?? '')
  }
}

function byResource(resource: string) {
  if (/^(?:WORKER|MESSAGEPORT)/.test(resource)) return 'ports'
  return /TCP|PIPE|UDP|TLS|TTY|HTTP|QUIC|DNS|QUERY/.test(resource) ? 'sockets' : 'others'
}
