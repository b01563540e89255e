import type { Frame } from '@loopscope/shared/timeline/frame'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { flightGroups } from './flightGroups.ts'
import { useTimeline } from './loopscopeContext.ts'
import { Panel } from './Panel.tsx'
import { PoolSelect } from './PoolSelect.tsx'
import { Term } from './Term.tsx'
import { ThreadPool } from './ThreadPool.tsx'
import { TimerHeap } from './TimerHeap.tsx'
import { useFrameInTurn } from './useFrameInTurn.ts'
import { WaitingList } from './WaitingList.tsx'
import './InFlight.css'

/** What has been started and is not ready: timers by due time, thread pool jobs, sockets and the like. */
export function InFlight() {
  const frame = useFrameInTurn(1)
  const timeline = useTimeline()
  return (
    <Panel name="In flight" term="inFlight" className="in-flight" note={<PoolSelect />}>
      <div className="flight-scroll fading" data-anchor="inFlight">
        {frame !== null && timeline !== null ? (
          <Flights frame={frame} timeline={timeline} />
        ) : (
          <p className="flight-none">What has been started and is not done will stand here.</p>
        )}
      </div>
    </Panel>
  )
}

function Flights({ frame, timeline }: { frame: Frame; timeline: Timeline }) {
  const groups = flightGroups(frame, timeline)
  return (
    <dl className="flight">
      <dt>
        <Term of="heap">Timers heap</Term>
      </dt>
      <dd>
        <TimerHeap entries={groups.timers} frame={frame} timeline={timeline} />
      </dd>
      <dt>Immediates</dt>
      <dd>
        {groups.immediates.length === 0 ? (
          'none'
        ) : (
          <WaitingList
            entries={groups.immediates}
            look="check"
            name="Immediates"
            limit={1}
            over={frame.ended}
          />
        )}
      </dd>
      <ThreadPool frame={frame} timeline={timeline} />
      <dt>Sockets</dt>
      <dd>
        {groups.sockets.length === 0 ? (
          'none'
        ) : (
          <WaitingList entries={groups.sockets} look="poll" name="Sockets and servers" home />
        )}
      </dd>
      {groups.others.length > 0 && (
        <>
          <dt>Others</dt>
          <dd>
            <WaitingList entries={groups.others} look="poll" name="Others" home />
          </dd>
        </>
      )}
      {groups.zlib.length > 0 && (
        <>
          <dt title="A recording does not tell when it has work in the thread pool.">
            Compression
          </dt>
          <dd>
            <WaitingList entries={groups.zlib} look="poll" name="Compression" home />
          </dd>
        </>
      )}
      {groups.ports.length > 0 && (
        <>
          <dt>Workers, ports</dt>
          <dd>
            <WaitingList entries={groups.ports} look="poll" name="Workers and ports" home />
          </dd>
        </>
      )}
      {groups.promises.length > 0 && (
        <>
          <dt>Promises</dt>
          <dd>
            <WaitingList entries={groups.promises} look="micro" name="Promises" home />
          </dd>
        </>
      )}
    </dl>
  )
}
