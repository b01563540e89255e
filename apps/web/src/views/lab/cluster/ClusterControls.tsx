import type { LabSettings } from '@loopscope/shared/lab/labSettings'
import { Panel } from '../../kit/Panel.tsx'
import { useAct, useIsLive, useLab, useLabState, useMoment } from '../labContext.ts'
import { Choice } from '../side/Choice.tsx'
import { StreamRate } from '../side/StreamRate.tsx'
import { Switch } from '../side/Switch.tsx'
import '../side/Controls.css'

/** How the demo is set, and what can be changed of it while it runs. */
export function ClusterControls() {
  const settings = useSettings()
  const live = useIsLive()
  const act = useAct()
  return (
    <Panel name="Try" className="controls">
      <div className="controls-body" data-live={live}>
        <Choice
          name="Scheduling"
          value={settings.policy}
          choices={[
            ['rr', 'Round robin'],
            ['none', 'Left to the OS'],
          ]}
          choose={(policy) => act({ action: 'policy', policy })}
        />
        <Choice
          name="Workers"
          value={String(settings.workers)}
          choices={[
            ['1', '1'],
            ['2', '2'],
            ['3', '3'],
            ['4', '4'],
          ]}
          choose={(workers) => act({ action: 'workers', workers: Number(workers) })}
        />
        <Choice
          name="Connections"
          value={settings.connections}
          choices={[
            ['new', 'One per request'],
            ['keepAlive', 'Keep-alive'],
          ]}
          choose={(connections) => act({ action: 'connections', connections })}
        />
        <StreamRate rate={settings.rate} />
        <Switch
          name="Fork again when a worker exits"
          on={settings.refork}
          turn={(on) => act({ action: 'refork', on })}
        />
        <Switch
          name="Keep the primary alive without workers"
          on={settings.hold}
          turn={(on) => act({ action: 'hold', on })}
        />
      </div>
    </Panel>
  )
}

const AT_FIRST: LabSettings = {
  policy: 'rr',
  workers: 2,
  connections: 'new',
  rate: 0,
  refork: false,
  hold: false,
}

/** Of a session that goes on as it is now, whatever moment is shown: that is what an action changes. Else of the moment. */
function useSettings(): LabSettings {
  const { latest } = useLab()
  const now = useLabState(({ status }) => (status === 'live' ? (latest()?.settings ?? null) : null))
  const then = useMoment()?.settings
  return now ?? then ?? AT_FIRST
}
