import { Panel } from '../kit/Panel.tsx'
import './WhyPanel.css'

/** What stands in the panel before the first event. */
export function NothingToExplain() {
  return (
    <Panel name="Why now" className="why-now">
      <div className="why">
        <p className="why-none">Each step will be explained here.</p>
      </div>
    </Panel>
  )
}
