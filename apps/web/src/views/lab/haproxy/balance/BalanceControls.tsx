import { proxyPresetNames } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import type { ProxySettings } from '@loopscope/shared/lab/proxy/config/proxySettings'
import { serverLine } from '@loopscope/shared/lab/proxy/config/serverLine'
import { Panel } from '../../../kit/Panel.tsx'
import { useAct } from '../../labContext.ts'
import { Choice } from '../../side/Choice.tsx'
import { Range } from '../../side/Range.tsx'
import { StreamRate } from '../../side/StreamRate.tsx'
import { ActionButton } from '../../topology/ActionButton.tsx'
import { PRESET_WORDS } from '../presetWords.ts'
import { ServerTimeout } from '../ServerTimeout.tsx'
import { StatsLink } from '../StatsLink.tsx'
import { useProxy } from '../useProxy.ts'
import '../../side/Controls.css'

/** How the servers are checked, how fast they answer, and how much is asked. */
export function BalanceControls() {
  const proxy = useProxy()
  const act = useAct()
  const settings = proxy?.settings ?? null
  return (
    <Panel name="Try" className="controls">
      <div className="controls-body">
        <Choice
          name="Checks"
          value={proxy?.preset ?? 'other'}
          choices={proxyPresetNames.map((preset) => [preset, PRESET_WORDS[preset]] as const)}
          choose={(preset) => {
            if (preset !== 'other') act({ action: 'preset', preset })
          }}
        />
        <code className="server-line">
          {settings === null ? 'server web-api-1 127.0.0.1:3001 check' : lineOf(settings)}
        </code>
        <Choice
          name="They ask"
          value={settings?.check.kind ?? 'shallow'}
          choices={[
            ['none', 'nothing'],
            ['shallow', '/health'],
            ['deep', '/health/deep'],
          ]}
          choose={(kind) => {
            if (settings !== null)
              act({ action: 'set', settings: { check: { ...settings.check, kind } } })
          }}
        />
        <StreamRate rate={proxy?.rate ?? 0} />
        <Range
          name="web-api-2"
          value={settings?.servers[1]?.slowMs ?? 0}
          min={0}
          max={500}
          step={50}
          words={(ms) => (ms === 0 ? 'not slow' : `+${ms} ms`)}
          spoken={(ms) => `slower by ${ms} ms`}
          set={(slowMs) => act({ action: 'slow', process: 'web-api-2', slowMs })}
        />
        <ServerTimeout settings={settings} />
        <div className="controls-row">
          <ActionButton
            name="Send 100"
            title="A hundred requests, one after the other"
            act={{ action: 'send', count: 100 }}
          />
          <ActionButton
            name="30 at once"
            title="Thirty requests at the same time"
            act={{ action: 'send', count: 30, at: 'once' }}
          />
          <StatsLink />
        </div>
      </div>
    </Panel>
  )
}

/** The server line as the notes would write it. */
function lineOf(settings: ProxySettings): string {
  return [
    ...(settings.redispatch ? ['option redispatch 1; '] : []),
    serverLine(settings, 0, 3001),
  ].join('')
}
