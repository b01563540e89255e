import { loadGoesOn } from '@loopscope/shared/lab/load/loadGoesOn'
import {
  compressibleTypes,
  type ProxySettings,
} from '@loopscope/shared/lab/proxy/config/proxySettings'
import { Panel } from '../../../kit/Panel.tsx'
import { useAct, useIsLive } from '../../labContext.ts'
import { Choice } from '../../side/Choice.tsx'
import { Switch } from '../../side/Switch.tsx'
import { ActionButton } from '../../topology/ActionButton.tsx'
import { useProxy } from '../useProxy.ts'
import '../../side/Controls.css'
import './Compression.css'

type Compression = ProxySettings['compression']

/** What HAProxy compresses, and for whom; and what is asked for to see it. */
export function CompressionControls() {
  const proxy = useProxy()
  const act = useAct()
  const compression = proxy?.settings?.compression ?? null
  const set = (part: Partial<Compression>) => {
    if (compression !== null)
      act({ action: 'set', settings: { compression: { ...compression, ...part } } })
  }
  const measuring = proxy !== null && loadGoesOn(proxy.measured)
  return (
    <Panel name="Try" className="controls">
      <div className="controls-body">
        <Choice
          name="HAProxy"
          value={compression?.algo ?? 'gzip'}
          choices={[
            ['off', 'off'],
            ['gzip', 'gzip'],
            ['deflate', 'deflate'],
          ]}
          choose={(algo) => set({ algo })}
        />
        <Types types={compression?.types ?? []} set={(types) => set({ types })} />
        <Switch
          name="offload: servers are not asked to compress"
          on={compression?.offload ?? true}
          turn={(offload) => set({ offload })}
        />
        <div className="controls-row">
          <ActionButton
            name="Weigh all kinds"
            title="One request for each kind of answer without gzip, and one with it"
            act={{ action: 'weigh' }}
            off={measuring}
          />
          {measuring ? (
            <ActionButton
              name="Stop measuring"
              title="Ends the measurement; what it has measured stays"
              act={{ action: 'stopMeasure' }}
            />
          ) : (
            <ActionButton
              name="Measure"
              title="Three rounds of a page uncompressed, compressed by HAProxy and by Node, 2 s each under load: half a minute"
              act={{ action: 'measure', rounds: 3, seconds: 2 }}
            />
          )}
        </div>
      </div>
    </Panel>
  )
}

type TypesProps = {
  readonly types: Compression['types']
  readonly set: (types: Compression['types']) => void
}

/** The list of `compression type`: each is in it or not. */
function Types({ types, set }: TypesProps) {
  const live = useIsLive()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's own fields
    <div className="gzip-types" role="group" aria-label="Types that are compressed">
      <span aria-hidden="true">Types</span>
      <div>
        {compressibleTypes.map((type) => {
          const on = types.includes(type)
          return (
            <button
              key={type}
              type="button"
              className="button tiny"
              aria-label={type}
              aria-pressed={on}
              aria-disabled={!live}
              onClick={() => {
                if (live) set(on ? types.filter((one) => one !== type) : [...types, type])
              }}
            >
              {type.split('/')[1]}
            </button>
          )
        })}
      </div>
    </div>
  )
}
