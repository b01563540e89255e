import { useStore } from 'zustand'
import type { LabAct } from '../../../state/lab/labPage.ts'
import { instancesForm } from '../../../state/lab/processes/instancesForm.ts'
import { Panel } from '../../kit/Panel.tsx'
import { useAct, useIsLive, useLab, useLabState } from '../labContext.ts'
import { Choice } from '../side/Choice.tsx'
import { Range } from '../side/Range.tsx'
import { Switch } from '../side/Switch.tsx'
import { useInstances, useInstancesTab } from './useInstances.ts'
import '../side/Controls.css'

const SERIALIZATIONS = [
  ['json', 'json'],
  ['advanced', 'advanced'],
] as const

/** What the shown comparison can be asked for. */
export function InstancesControls() {
  const tab = useInstancesTab()
  const act = useAct()
  const { times, serialization } = useStore(instancesForm)
  const live = useIsLive()
  const sent = useInstances()?.values?.serialization
  const { latest } = useLab()
  useLabState(({ length }) => length)
  return (
    <Panel name="Controls" className="controls">
      <div className="controls-body">
        {tab === 'costs' && (
          <>
            <Range
              name="Times"
              value={times}
              min={1}
              max={8}
              step={1}
              words={(count) => `${count} each`}
              set={(wanted) => instancesForm.setState({ times: wanted })}
            />
            <Ask name="Measure" act={{ action: 'measure', times }} />
          </>
        )}
        {tab === 'values' && (
          <>
            <Choice
              name="serialization"
              // Where nothing can be sent it says what the values of the table were sent with.
              value={live ? serialization : (sent ?? serialization)}
              choices={SERIALIZATIONS}
              choose={(wanted) => instancesForm.setState({ serialization: wanted })}
            />
            <Ask name="Send values" act={{ action: 'send', serialization }} />
          </>
        )}
        {tab === 'sharing' && <Ask name="Try what is shared" act={{ action: 'share' }} />}
        {tab === 'crashes' && (
          <>
            <Switch
              name="Listen to the worker thread’s error"
              on={latest()?.instances?.listens ?? true}
              turn={(on) => act({ action: 'listen', on })}
            />
            <p className="instances-hint">
              Throw, Exit and Kill stand on the card of each that runs. Without a listener an error
              of the thread is thrown in its parent.
            </p>
          </>
        )}
      </div>
    </Panel>
  )
}

/** Asks for a comparison; while one goes on it waits. */
function Ask({ name, act }: { name: string; act: LabAct }) {
  const ask = useAct()
  const live = useIsLive()
  const { latest } = useLab()
  const running = (latest()?.instances?.running ?? null) !== null
  const off = !live || running
  return (
    <button
      type="button"
      className="button primary"
      aria-disabled={off}
      title={live ? undefined : 'No session goes on: Start one first.'}
      onClick={() => {
        if (!off) ask(act)
      }}
    >
      {running && live ? 'It runs' : name}
    </button>
  )
}
