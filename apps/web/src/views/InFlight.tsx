import type { Frame, QueueEntry } from '@loopscope/shared/timeline/frame'
import type { Operation, Timeline } from '@loopscope/shared/timeline/timeline'
import { formatMs } from './format.ts'
import { useFrame, useTimeline } from './loopscopeContext.ts'
import { Panel } from './Panel.tsx'
import { WaitingList } from './WaitingList.tsx'
import './InFlight.css'

/** What has been started and is not ready: timers by due time, thread pool jobs, sockets and the like. */
export function InFlight() {
  const frame = useFrame()
  const timeline = useTimeline()
  return (
    <Panel name="In flight">
      {frame !== null && timeline !== null ? (
        <Flights frame={frame} timeline={timeline} />
      ) : (
        <p className="flight-none">none</p>
      )}
    </Panel>
  )
}

function Flights({ frame, timeline }: { frame: Frame; timeline: Timeline }) {
  const groups = { timers: [] as QueueEntry[], pool: [] as QueueEntry[], other: [] as QueueEntry[] }
  for (const entry of frame.inFlight)
    groups[groupOf(timeline.operations[entry.operation])].push(entry)
  const first = groups.timers[0]
  const due = first && timeline.operations[first.operation]
  return (
    <dl className="flight">
      <dt>Timers heap</dt>
      <dd>
        {groups.timers.length === 0 ? (
          'none'
        ) : (
          <WaitingList entries={groups.timers} look="timers" limit={4} />
        )}
        {due && due.dueAt !== null && <Due frame={frame} timer={due} dueAt={due.dueAt} />}
      </dd>
      <dt>
        Thread pool
        {timeline.run !== null && <small>{timeline.run.threadPoolSize} threads</small>}
      </dt>
      <dd>
        {groups.pool.length === 0 ? (
          'idle'
        ) : (
          <WaitingList entries={groups.pool} look="poll" limit={6} />
        )}
      </dd>
      <dt>Sockets, others</dt>
      <dd>
        {groups.other.length === 0 ? (
          'none'
        ) : (
          <WaitingList entries={groups.other} look="poll" limit={6} />
        )}
      </dd>
    </dl>
  )
}

function groupOf(operation: Operation | undefined): 'timers' | 'pool' | 'other' {
  if (operation?.kind === 'timer') return 'timers'
  return operation?.kind === 'threadPool' ? 'pool' : 'other'
}

function Due({ frame, timer, dueAt }: { frame: Frame; timer: Operation; dueAt: number }) {
  const whole = Math.max(1, dueAt - timer.scheduledAt)
  const passed = Math.max(0, Math.min(1, (frame.at - timer.scheduledAt) / whole))
  return (
    <span className="due" data-ph="timers">
      {dueWords(frame, dueAt - frame.at)}
      <span className="due-bar">
        <i style={{ width: `${passed * 100}%` }} />
      </span>
    </span>
  )
}

function dueWords({ ended }: Frame, left: number): string {
  if (left <= 0) return `due since ${formatMs(-left)} ms`
  return ended ? `never due, ${formatMs(left)} ms were left` : `due in ${formatMs(left)} ms`
}
