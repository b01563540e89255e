import type { PhasesSettings } from '@loopscope/shared/lesson/phases/phasesSettings'
import { Ring } from '../../ring/Ring.tsx'
import { Claim } from './Claim.tsx'
import './Phases.css'

/** The loop at rest. */
export function PhasesEmpty({ settings }: { settings: PhasesSettings }) {
  return (
    <div className="phases">
      <Claim subject={settings.subject} model={null} />
      <div className="phases-ring">
        <Ring />
      </div>
    </div>
  )
}
