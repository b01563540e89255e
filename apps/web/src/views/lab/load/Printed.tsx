import { counted } from '@loopscope/shared/lab/labWords'
import {
  autocannonTables,
  grouped,
  type TextTable,
} from '@loopscope/shared/lab/load/autocannonTables'
import { underWay } from '@loopscope/shared/lab/load/figures/loadFigures'
import type { AutocannonResult } from '@loopscope/shared/lab/load/loadEvents'
import type { LoadPart, LoadRun } from '@loopscope/shared/lab/load/loadMoment'
import { partName } from '@loopscope/shared/lab/load/loadWords'
import { transposed } from '@loopscope/shared/lab/load/transposed'
import { printedParts } from '../../../state/lab/load/printedParts.ts'
import { useHasDrawer, useNarrow } from '../../hooks/useNarrow.ts'
import { ScrollBox } from '../../kit/ScrollBox.tsx'

/** What the command prints, and what it leaves out: of each target the last run of it. */
export function Printed({ run }: { run: LoadRun }) {
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
  const isPhone = useNarrow()
  const isSmall = useHasDrawer()
  const { latency, requests, percentiles } = autocannonTables(result)
  // They are wider than a phone, and than their panel in a small window.
  const turned = (table: TextTable) => (isPhone || isSmall ? transposed(table) : table)
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
