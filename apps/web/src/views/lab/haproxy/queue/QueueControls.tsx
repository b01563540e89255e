import type { ProxySettings } from '@loopscope/shared/lab/proxy/config/proxySettings'
import { Panel } from '../../../kit/Panel.tsx'
import { useAct } from '../../labContext.ts'
import { Choice } from '../../side/Choice.tsx'
import { Range } from '../../side/Range.tsx'
import { Switch } from '../../side/Switch.tsx'
import { ActionButton } from '../../topology/ActionButton.tsx'
import { ServerTimeout } from '../ServerTimeout.tsx'
import { useProxy } from '../useProxy.ts'
import '../../side/Controls.css'

/** How many requests the server is given at once, how long the others may wait, and how many a client may send in a time. */
export function QueueControls() {
  const settings = useProxy()?.settings ?? null
  const act = useAct()
  const server = settings?.servers[0]
  const set = (part: Partial<Omit<ProxySettings, 'experiment'>>) =>
    act({ action: 'set', settings: part })
  const setServer = (part: Partial<ProxySettings['servers'][number]>) => {
    if (settings !== null) set({ servers: settings.servers.map((one) => ({ ...one, ...part })) })
  }
  const timeouts = (queueMs: number) => {
    if (settings !== null) set({ timeouts: { ...settings.timeouts, queueMs } })
  }
  return (
    <Panel name="Try" className="controls">
      <div className="controls-body">
        <Choice
          name="maxconn"
          value={`${server?.maxconn ?? 2}`}
          choices={[
            ['0', 'none'],
            ['1', '1'],
            ['2', '2'],
            ['4', '4'],
          ]}
          choose={(maxconn) =>
            act({ action: 'maxconn', process: 'web-api-1', maxconn: Number(maxconn) })
          }
        />
        <Choice
          name="Node’s limit"
          value={`${server?.maxConnections ?? 2}`}
          choices={[
            ['0', 'none'],
            ['2', 'maxConnections 2'],
          ]}
          choose={(most) => setServer({ maxConnections: Number(most) })}
        />
        <Choice
          name="Queue time"
          value={`${settings?.timeouts.queueMs ?? 30_000}`}
          choices={[
            ['1000', '1 s'],
            ['30000', '30 s'],
            ['0', 'not set'],
          ]}
          choose={(ms) => timeouts(Number(ms))}
        />
        <Choice
          name="Frontend"
          value={`${settings?.maxconn ?? 8}`}
          choices={[
            ['8', 'maxconn 8'],
            ['0', 'no limit'],
          ]}
          choose={(maxconn) => set({ maxconn: Number(maxconn) })}
        />
        <Range
          name="Each takes"
          value={server?.slowMs ?? 2000}
          min={0}
          max={3000}
          step={100}
          words={(ms) => `${(ms / 1000).toFixed(1)} s`}
          set={(slowMs) => act({ action: 'slow', process: 'web-api-1', slowMs })}
        />
        <ServerTimeout settings={settings} />
        <Switch
          name="Rate limit: 5 requests in 10 s"
          on={(settings?.rateLimit.requests ?? 0) > 0}
          turn={(on) => set({ rateLimit: { requests: on ? 5 : 0, seconds: 10 } })}
        />
        <div className="controls-row">
          <ActionButton
            name="6 at once"
            title="Six requests at the same time"
            act={{ action: 'send', count: 6, at: 'once' }}
          />
          <ActionButton
            name="10 more"
            title="Ten more at the same time"
            act={{ action: 'send', count: 10, at: 'once' }}
          />
        </div>
      </div>
    </Panel>
  )
}
