import { LazyFlights } from './LazyFlights.tsx'
import { useTimeline } from './loopscopeContext.ts'
import { Panel } from './Panel.tsx'
import { PoolSelect } from './PoolSelect.tsx'
import { useFrameInTurn } from './useFrameInTurn.ts'
import './InFlight.css'

/** What has been started and is not ready: timers by due time, thread pool jobs, sockets and the like. */
export function InFlight() {
  const frame = useFrameInTurn(1)
  const timeline = useTimeline()
  return (
    <Panel name="In flight" term="inFlight" className="in-flight" note={<PoolSelect />}>
      <div className="flight-scroll fading" data-anchor="inFlight">
        <LazyFlights frame={frame} timeline={timeline} />
      </div>
    </Panel>
  )
}
