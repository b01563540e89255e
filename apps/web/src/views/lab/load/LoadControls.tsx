import { availableTargets } from '@loopscope/shared/lab/load/availableTargets'
import type { LoadTarget } from '@loopscope/shared/lab/load/loadTargets'
import { TARGET_NAMES } from '@loopscope/shared/lab/load/loadWords'
import { useStore } from 'zustand'
import { type LoadForm, loadForm, sideB } from '../../../state/lab/load/loadForm.ts'
import { Panel } from '../../kit/Panel.tsx'
import { useMoment } from '../labContext.ts'
import { RunButton } from './RunButton.tsx'
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
    <Panel name="Next run" className="controls load-controls">
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
