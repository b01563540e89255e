import { availableTargets } from '@loopscope/shared/lab/load/availableTargets'
import type { LoadTarget } from '@loopscope/shared/lab/load/loadTargets'
import { TARGET_NAMES } from '@loopscope/shared/lab/load/loadWords'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { loadAct } from '../../../state/lab/load/loadAct.ts'
import { type LoadForm, loadForm, sideB } from '../../../state/lab/load/loadForm.ts'
import { isBusy } from '../../../state/lab/load/shownRun.ts'
import { Icon } from '../../kit/Icon.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { useAct, useIsLive, useLab, useLabState, useMoment } from '../labContext.ts'
import { Stepper } from './Stepper.tsx'
import { useKind } from './useRun.ts'
import '../side/Controls.css'
import './LoadControls.css'

/** What the next run is to be, and Run or Stop. */
export function LoadControls() {
  const kind = useKind()
  const form = useStore(loadForm)
  const available = availableTargets(useMoment()?.header)
  const set = (change: Partial<LoadForm>) => loadForm.setState(change)
  return (
    <Panel name="Run settings" className="controls load-controls">
      <div className="controls-body">
        {kind === 'single' && (
          <Target name="Target" value={form.target} choose={(target) => set({ target })} />
        )}
        {kind === 'ab' && (
          <>
            <Target name="A" value={form.a} choose={(a) => set({ a })} />
            <Target name="B" value={sideB(form, available)} choose={(b) => set({ b })} />
          </>
        )}
        <Stepper
          name="Connections"
          value={kind === 'stalled' ? Math.min(20, form.connections) : form.connections}
          min={1}
          max={kind === 'stalled' ? 20 : 50}
          set={(connections) => set({ connections })}
        />
        {kind === 'single' && (
          <Stepper
            name="Seconds"
            value={form.seconds}
            min={1}
            max={15}
            set={(seconds) => set({ seconds })}
          />
        )}
        {kind === 'ab' && (
          <>
            <Stepper
              name="Rounds"
              value={form.rounds}
              min={2}
              max={7}
              set={(rounds) => set({ rounds })}
            />
            <Stepper
              name="Seconds each"
              value={form.roundSeconds}
              min={1}
              max={6}
              set={(roundSeconds) => set({ roundSeconds })}
            />
          </>
        )}
        {kind === 'stalled' ? (
          <Stepper
            name="Seconds"
            value={form.stallSeconds}
            min={4}
            max={10}
            set={(stallSeconds) => set({ stallSeconds })}
          />
        ) : (
          <>
            <Stepper
              name="Pipelining"
              value={form.pipelining}
              min={1}
              max={10}
              set={(pipelining) => set({ pipelining })}
            />
            <Stepper
              name="Warm-up, s"
              value={form.warmup}
              min={0}
              max={3}
              set={(warmup) => set({ warmup })}
            />
          </>
        )}
        <RunButton />
      </div>
    </Panel>
  )
}

type TargetProps = {
  readonly name: string
  readonly value: LoadTarget
  readonly choose: (target: LoadTarget) => void
}

function Target({ name, value, choose }: TargetProps) {
  const { header } = useMoment() ?? {}
  return (
    <label className="load-setting">
      <span>{name}</span>
      <select
        className="select small"
        value={value}
        onChange={(event) => {
          const chosen = availableTargets(header).find(
            (target) => target === event.currentTarget.value,
          )
          if (chosen !== undefined) choose(chosen)
        }}
      >
        {availableTargets(header).map((target) => (
          <option key={target} value={target}>
            {TARGET_NAMES[target]}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Run, or Stop while one goes on or waits. Escape stops too. */
function RunButton() {
  const kind = useKind()
  const act = useAct()
  const live = useIsLive()
  const { latest } = useLab()
  useLabState((state) => state.length)
  const busy = live && isBusy(latest())
  useEffect(() => {
    if (!busy) return
    const onKey = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === 'Escape' && !defaultPrevented) act({ action: 'stop' })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [busy, act])
  return (
    <button
      type="button"
      className={busy ? 'button load-run' : 'button primary load-run'}
      aria-disabled={!live}
      title={live ? undefined : 'No session goes on: Start one first.'}
      onClick={() => {
        if (!live) return
        const form = loadForm.getState()
        const b = sideB(form, availableTargets(latest()?.header))
        act(busy ? { action: 'stop' } : loadAct(kind, { ...form, b }))
      }}
    >
      <Icon name={busy ? 'stop' : 'play'} size={12} />
      {busy ? 'Stop run' : 'Run load'}
      {busy && <kbd>Esc</kbd>}
    </button>
  )
}
