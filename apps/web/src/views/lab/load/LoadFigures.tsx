import { counted } from '@loopscope/shared/lab/labWords'
import {
  autocannonTables,
  grouped,
  type TextTable,
} from '@loopscope/shared/lab/load/autocannonTables'
import { underWay } from '@loopscope/shared/lab/load/figures/loadFigures'
import type { AutocannonResult } from '@loopscope/shared/lab/load/loadEvents'
import type { LoadPart, LoadRun } from '@loopscope/shared/lab/load/loadMoment'
import {
  latencyText,
  partName,
  ratioText,
  TARGET_NAMES,
} from '@loopscope/shared/lab/load/loadWords'
import { transposed } from '@loopscope/shared/lab/load/transposed'
import { useStore } from 'zustand'
import { latencySeries, percentileRows } from '../../../state/lab/load/loadTable.ts'
import { pinned } from '../../../state/lab/load/pinned.ts'
import { printedParts } from '../../../state/lab/load/printedParts.ts'
import { useNarrow } from '../../hooks/useNarrow.ts'
import { Panel } from '../../kit/Panel.tsx'
import { ScrollBox } from '../../kit/ScrollBox.tsx'
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

/** What the command prints, and what it leaves out: of each target the last run of it. */
function Printed({ run }: { run: LoadRun }) {
  const parts = printedParts(run)
  if (parts.length === 0) return null
  return (
    <section aria-label="As autocannon -l prints it">
      <h3>As autocannon -l prints it</h3>
      {parts.map(({ part, result }) => (
        <PrintedPart
          key={part.started.part}
          name={run.planned > 1 ? partName(part, run) : null}
          part={part}
          result={result}
        />
      ))}
    </section>
  )
}

type PrintedProps = {
  /** What it was sent to, where a run has more than one part. */
  readonly name: string | null
  readonly part: LoadPart
  readonly result: AutocannonResult
}

function PrintedPart({ name, part, result }: PrintedProps) {
  const narrow = useNarrow()
  const { latency, requests, percentiles } = autocannonTables(result)
  // They are wider than a phone.
  const turned = (table: TextTable) => (narrow ? transposed(table) : table)
  const named = (table: string) => (name === null ? table : `${table}, ${name}`)
  const waiting = underWay(part)
  return (
    <>
      {name !== null && <h4>{name}</h4>}
      <Table name={named('Latency')} {...turned(latency)} />
      <Table name={named('Requests per second')} {...turned(requests)} />
      <Table name={named('Percentiles')} {...percentiles} />
      <p>
        {counted(result.sent, 'request')} in {result.durationSeconds} s,{' '}
        {counted(result.errors, 'error')} ({counted(result.timeouts, 'timeout')}).
        {waiting > 0 &&
          ` Of the requests ${counted(waiting, 'was', 'were')} still under way when the time was over: sent, and neither answered nor an error.`}
      </p>
      <p>
        It hides: everything below a millisecond, as latencies are cut off to whole ones; requests
        lost without an error ({grouped(part.done?.lost ?? 0)} here); which status the answers had (
        {grouped(result.non2xx)} not 2xx here, which count as requests and as latencies).
      </p>
    </>
  )
}

function Table({ name, head, rows }: TextTable & { readonly name: string }) {
  return (
    <ScrollBox name={name} className="load-printed">
      <table>
        <caption className="unseen">{name}</caption>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first = '', ...cells]) => (
            <tr key={first}>
              <th scope="row">{first}</th>
              {cells.map((cell, at) => (
                <td key={head[at + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
