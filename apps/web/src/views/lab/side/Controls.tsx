import type { LabSettings } from '@loopscope/shared/lab/labEvent'
import { useEffect, useState } from 'react'
import { Panel } from '../../Panel.tsx'
import { useAct, useIsLive, useLab, useLabState, useMoment } from '../labContext.ts'
import { Choice } from './Choice.tsx'
import './Controls.css'

/** How the demo is set, and what can be changed of it while it runs. */
export function Controls() {
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
        <Stream rate={settings.rate} />
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

/** Requests per second without an end. The rate is sent when the hand lets go. */
function Stream({ rate }: { rate: number }) {
  const act = useAct()
  const live = useIsLive()
  const [wanted, setWanted] = useState(rate)
  useEffect(() => setWanted(rate), [rate])
  const send = () => {
    if (live && wanted !== rate) act({ action: 'stream', rate: wanted })
  }
  return (
    <label className="stream">
      <span>Stream</span>
      <input
        type="range"
        min={0}
        max={200}
        step={5}
        value={wanted}
        disabled={!live}
        aria-valuetext={`${wanted} requests per second`}
        onChange={(event) => setWanted(Number(event.currentTarget.value))}
        onPointerUp={send}
        onKeyUp={send}
        onBlur={send}
      />
      <output className="number">{wanted === 0 ? 'off' : `${wanted} req/s`}</output>
    </label>
  )
}

function Switch({ name, on, turn }: { name: string; on: boolean; turn: (on: boolean) => void }) {
  const live = useIsLive()
  return (
    <button
      type="button"
      role="switch"
      className="switch"
      aria-checked={on}
      aria-disabled={!live}
      onClick={() => {
        if (live) turn(!on)
      }}
    >
      <i />
      {name}
    </button>
  )
}
