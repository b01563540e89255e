import type { Frame } from '@loopscope/shared/timeline/frame'
import { useAlternatingFrame } from '../hooks/useAlternatingFrame.ts'
import { placeOf } from '../kit/look.ts'
import { Panel } from '../kit/Panel.tsx'
import { WaitingList } from './WaitingList.tsx'
import './Waiting.css'

const PHASES = ['timers', 'check'] as const

/** What is ready in each phase, for narrow pages, where the ring has no room for it. */
export function Waiting() {
  const frame = useAlternatingFrame(1)
  const busy = PHASES.filter((phase) => (frame?.queues[phase].length ?? 0) > 0)
  return (
    <Panel name="Ready in phases" className="ready" note={busy.length === 0 ? 'nothing' : null}>
      {frame !== null && busy.length > 0 && <Rows frame={frame} phases={busy} />}
    </Panel>
  )
}

function Rows({ frame, phases }: { frame: Frame; phases: readonly (typeof PHASES)[number][] }) {
  return (
    <dl className="flight">
      {phases.map((phase) => (
        <div key={phase} className="ready-row">
          <dt>{placeOf(phase).name}</dt>
          <dd>
            <WaitingList
              entries={frame.queues[phase]}
              look={placeOf(phase).look}
              name={placeOf(phase).name}
              over={frame.ended}
              home
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}
