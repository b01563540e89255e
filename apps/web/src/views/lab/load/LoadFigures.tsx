import type { LoadRun } from '@loopscope/shared/lab/load/loadMoment'
import { latencyText, ratioText, TARGET_NAMES } from '@loopscope/shared/lab/load/loadWords'
import { useStore } from 'zustand'
import { latencySeries, percentileRows } from '../../../state/lab/load/loadTable.ts'
import { pinned } from '../../../state/lab/load/pinned.ts'
import { Panel } from '../../kit/Panel.tsx'
import { ScrollBox } from '../../kit/ScrollBox.tsx'
import { Printed } from './Printed.tsx'
import { useRun } from './useRun.ts'
import '../Figures.css'
import './LoadFigures.css'

/** Percentiles as measured here, and the tables of `autocannon -l`. */
export function LoadFigures() {
  const run = useRun()
  return (
    <Panel name="Figures" className="figures" note={run !== null && <Note run={run} />}>
      {run === null ? (
        <p className="figures-none">The percentiles of a run will appear here.</p>
      ) : (
        <ScrollBox name="All figures" className="figures-body">
          <Percentiles run={run} />
          <Printed run={run} />
        </ScrollBox>
      )}
    </Panel>
  )
}

function Note({ run }: { run: LoadRun }) {
  const [first] = run.parts
  if (first === undefined) return null
  const { seconds, connections, target } = first.started
  return (
    <span className="number">
      run {run.run}: {run.kind === 'single' && `${TARGET_NAMES[target]}, `}
      {connections} connections, {run.cutOff ? 'cut off' : `${seconds} s`}
    </span>
  )
}

function Percentiles({ run }: { run: LoadRun }) {
  const kept = useStore(pinned, ({ part }) => part)
  const series = latencySeries(run, kept)
  if (series.length === 0) return <p className="load-untold">{untold(run)}</p>
  const [base, other] = series
  return (
    <table className="load-percentiles">
      <caption>Latency of answers with 2xx, measured in microseconds</caption>
      <thead>
        <tr>
          <th scope="col">percentile</th>
          {series.map(({ name, look }) => (
            <th key={name} scope="col">
              <i className="key-line" data-look={look} /> {name}
            </th>
          ))}
          {other !== undefined && (
            <th scope="col">
              {other.name} to {base?.name}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {percentileRows(series).map(({ name, us }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {us.map((value, at) => (
              <td key={series[at]?.name}>{latencyText(value)}</td>
            ))}
            {series.length > 1 && (
              <td>{(us[0] ?? 0) > 0 ? ratioText((us[1] ?? 0) / (us[0] ?? 1)) : '–'}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Why a run has no percentiles. */
function untold({ parts }: LoadRun): string {
  const ends = parts.flatMap(({ done }) => done ?? [])
  if (ends.length === 0) return 'Percentiles appear when a part is over.'
  return ends.some(({ histogram }) => histogram !== null)
    ? 'No answer with 2xx came, so there are no percentiles.'
    : 'It was stopped before it reported its percentiles.'
}
