import { PoolSelect } from '../bar/PoolSelect.tsx'
import { useTimeline } from '../hooks/loopscopeContext.ts'
import { useAlternatingFrame } from '../hooks/useAlternatingFrame.ts'
import { Panel } from '../kit/Panel.tsx'
import { LazyFlights } from '../motion/LazyFlights.tsx'
import './InFlight.css'

/** What has been started and is not ready: timers by due time, thread pool jobs, sockets and the like. */
export function InFlight() {
  const frame = useAlternatingFrame(1)
  const timeline = useTimeline()
  return (
    <Panel name="In flight" term="inFlight" className="in-flight" note={<PoolSelect />}>
      <div className="flight-scroll fading" data-anchor="inFlight">
        <LazyFlights frame={frame} timeline={timeline} />
      </div>
    </Panel>
  )
}
