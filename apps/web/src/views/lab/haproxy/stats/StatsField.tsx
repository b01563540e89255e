import { BriefContext } from '../../topology/briefContext.ts'
import { HaproxyField } from '../HaproxyField.tsx'
import { StatsViewer } from './StatsViewer.tsx'
import './Stats.css'

/** The processes, and below them what HAProxy itself says of its figures. */
export function StatsField() {
  return (
    <div className="stats-field">
      <BriefContext value={true}>
        <HaproxyField />
      </BriefContext>
      <StatsViewer />
    </div>
  )
}
