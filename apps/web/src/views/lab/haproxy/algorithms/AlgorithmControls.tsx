import { type ProxyAlgorithm, proxyAlgorithms } from '@loopscope/shared/lab/proxy/proxyNames'
import { Panel } from '../../../kit/Panel.tsx'
import { useAct, useIsLive } from '../../labContext.ts'
import { Choice } from '../../side/Choice.tsx'
import { Range } from '../../side/Range.tsx'
import { StreamRate } from '../../side/StreamRate.tsx'
import { ActionButton } from '../../topology/ActionButton.tsx'
import { useProxy } from '../useProxy.ts'
import { ALGORITHM_WORDS } from './algorithmWords.ts'
import '../../side/Controls.css'

const SERVERS = ['web-api-1', 'web-api-2', 'web-api-3'] as const
const HASHES: ReadonlySet<ProxyAlgorithm> = new Set(['source', 'uri', 'url_param', 'hdr'])
/** As many different keys as requests: each stands for one client, path or user. */
const KEYS = 300

/** By what HAProxy chooses a server, how the servers differ, and what is asked of them. */
export function AlgorithmControls() {
  const settings = useProxy()?.settings ?? null
  const rate = useProxy()?.rate ?? 0
  const act = useAct()
  const algorithm = settings?.algorithm ?? 'roundrobin'
  const { vary } = ALGORITHM_WORDS[algorithm]
  return (
    <Panel name="Try" className="controls">
      <div className="controls-body">
        <AlgorithmSelect algorithm={algorithm} />
        {HASHES.has(algorithm) && (
          <Choice
            name="Hash"
            value={settings?.hashType ?? 'map-based'}
            choices={[
              ['map-based', 'map-based'],
              ['consistent', 'consistent'],
            ]}
            choose={(hashType) => act({ action: 'set', settings: { hashType } })}
          />
        )}
        {SERVERS.map((process, i) => (
          <Range
            key={process}
            name={process}
            value={settings?.servers[i]?.weight ?? 1}
            min={0}
            max={10}
            step={1}
            words={(weight) => `weight ${weight}`}
            set={(weight) => act({ action: 'weight', process, weight })}
          />
        ))}
        <Range
          name="web-api-3"
          value={settings?.servers[2]?.slowMs ?? 0}
          min={0}
          max={500}
          step={50}
          words={(ms) => (ms === 0 ? 'not slow' : `+${ms} ms`)}
          spoken={(ms) => `web-api-3 slower by ${ms} ms`}
          set={(slowMs) => act({ action: 'slow', process: 'web-api-3', slowMs })}
        />
        <StreamRate rate={rate} />
        <div className="controls-row">
          <ActionButton
            name="300 in turn"
            title="Three hundred equal requests, one after the other"
            act={{ action: 'send', count: 300 }}
          />
          <ActionButton
            name="300 keys"
            title="Three hundred requests that differ in what this algorithm looks at, one after the other"
            act={{
              action: 'send',
              count: KEYS,
              keys: KEYS,
              vary: vary === 'nothing' ? 'path' : vary,
            }}
          />
          <ActionButton
            name="100 at once"
            title="A hundred requests at the same time"
            act={{ action: 'send', count: 100, at: 'once' }}
          />
        </div>
      </div>
    </Panel>
  )
}

function AlgorithmSelect({ algorithm }: { algorithm: ProxyAlgorithm }) {
  const act = useAct()
  const live = useIsLive()
  return (
    <label className="algorithm">
      <span>Algorithm</span>
      <select
        value={algorithm}
        disabled={!live}
        onChange={({ currentTarget }) => {
          const next = proxyAlgorithms.find((name) => name === currentTarget.value)
          if (next !== undefined) act({ action: 'set', settings: { algorithm: next } })
        }}
      >
        {proxyAlgorithms.map((name) => (
          <option key={name} value={name}>
            {name}: {ALGORITHM_WORDS[name].does}
          </option>
        ))}
      </select>
    </label>
  )
}
