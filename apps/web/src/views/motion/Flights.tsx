import type { Frame } from '@loopscope/shared/timeline/frame'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { Term } from '../kit/Term.tsx'
import { flightGroups } from '../waiting/flightGroups.ts'
import { ThreadPool } from '../waiting/ThreadPool.tsx'
import { TimerHeap } from '../waiting/TimerHeap.tsx'
import { WaitingList } from '../waiting/WaitingList.tsx'
import { NoFlights } from './NoFlights.tsx'

type Props = { readonly frame: Frame | null; readonly timeline: Timeline | null }

/** What is in flight at a moment, in groups; without one, what will stand there. */
export function Flights({ frame, timeline }: Props) {
  if (frame === null || timeline === null) return <NoFlights />
  return <Groups frame={frame} timeline={timeline} />
}

function Groups({ frame, timeline }: { frame: Frame; timeline: Timeline }) {
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
          <dt title="A recording does not say when it has work in the thread pool.">Compression</dt>
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
