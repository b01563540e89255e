import { proxyPresetNames } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import { Panel } from '../../../kit/Panel.tsx'
import { useAct, useLab, useLabState, useMoment } from '../../labContext.ts'
import { Choice } from '../../side/Choice.tsx'
import { StreamRate } from '../../side/StreamRate.tsx'
import { Switch } from '../../side/Switch.tsx'
import { ActionButton } from '../../topology/ActionButton.tsx'
import { PRESET_WORDS } from '../presetWords.ts'
import { useProxy } from '../useProxy.ts'
import '../../side/Controls.css'

/** What befalls one process of each at the same time, how much both are asked, and what brings them back. */
export function PairControls() {
  const proxy = useProxy()
  const act = useAct()
  return (
    <Panel name="Try" className="controls">
      <div className="controls-body">
        <StreamRate rate={proxy?.rate ?? 0} />
        <div className="controls-row">
          <ActionButton
            name="Kill one of each"
            title="SIGKILL to a worker and to a web-api, at the same time"
            act={{ action: 'pair', do: 'kill' }}
          />
          <ActionButton
            name="Freeze one of each"
            title="SIGSTOP to a worker and to a web-api, at the same time: alive, but they do nothing"
            act={{ action: 'pair', do: 'freeze' }}
          />
          <ActionButton
            name="Bring both back"
            title="Starts again what is dead, and lets go on what is frozen"
            act={{ action: 'pair', do: 'back' }}
          />
        </div>
        <Switch
          name="Start both again when they exit"
          on={useStartAgain()}
          turn={(on) => act({ action: 'startAgain', on })}
        />
        <Choice
          name="Checks"
          value={proxy?.preset ?? 'other'}
          choices={proxyPresetNames.map((preset) => [preset, PRESET_WORDS[preset]] as const)}
          choose={(preset) => {
            if (preset !== 'other') act({ action: 'preset', preset })
          }}
        />
      </div>
    </Panel>
  )
}

/** Of a session that goes on as it is now, else of the moment that is shown. */
function useStartAgain(): boolean {
  const { latest } = useLab()
  const now = useLabState(({ status }) =>
    status === 'live' ? (latest()?.beside?.settings.refork ?? null) : null,
  )
  const then = useMoment()?.beside?.settings.refork
  return now ?? then ?? false
}
