import { Panel } from '../../../kit/Panel.tsx'
import { StreamRate } from '../../side/StreamRate.tsx'
import { ActionButton } from '../../topology/ActionButton.tsx'
import { useProxy } from '../useProxy.ts'
import '../../side/Controls.css'

/** Something to count, and another HAProxy that counts from 0. */
export function StatsControls() {
  const proxy = useProxy()
  const redispatch = proxy?.settings?.redispatch ?? false
  return (
    <Panel name="Try" className="controls">
      <div className="controls-body">
        <StreamRate rate={proxy?.rate ?? 0} />
        <div className="controls-row">
          <ActionButton
            name="Send 10"
            title="Ten requests, one after the other"
            act={{ action: 'send', count: 10 }}
          />
          <ActionButton
            name="Reload"
            title="Another HAProxy takes over, with option redispatch turned on or off: its counters begin at 0"
            act={{ action: 'set', settings: { redispatch: !redispatch } }}
          />
        </div>
      </div>
    </Panel>
  )
}
