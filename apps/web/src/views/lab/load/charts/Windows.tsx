import { grouped } from '@loopscope/shared/lab/load/autocannonTables'
import { countNon2xx } from '@loopscope/shared/lab/load/figures/loadFigures'
import type { LoadRun } from '@loopscope/shared/lab/load/loadMoment'
import { latencyText } from '@loopscope/shared/lab/load/loadWords'
import { useState } from 'react'
import { ScrollBox } from '../../../kit/ScrollBox.tsx'

/** The charts' figures as a table, window by window. */
export function Windows({ run }: { run: LoadRun }) {
  const [open, setOpen] = useState(false)
  return (
    <details className="load-windows" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The same figures as a table</summary>
      {open && (
        <ScrollBox name="The figures of each window" className="load-windows-table">
          <table>
            <caption className="unseen">Each window of the run</caption>
            <thead>
              <tr>
                <th scope="col">part</th>
                <th scope="col">from, s</th>
                <th scope="col">answers/s</th>
                <th scope="col">not 2xx</th>
                <th scope="col">errors</th>
                <th scope="col">p50</th>
                <th scope="col">p90</th>
                <th scope="col">p99</th>
              </tr>
            </thead>
            <tbody>
              {run.parts.flatMap(({ started, samples }) =>
                samples.map(({ from, to, warmup, responses, statuses, errors, latency }) => (
                  <tr key={`${started.part} ${from}`}>
                    <th scope="row">
                      {started.part}
                      {started.side !== null && ` ${started.side.toUpperCase()}`}
                      {warmup && ' warm-up'}
                    </th>
                    <td>{((from - started.at) / 1e6).toFixed(1)}</td>
                    <td>{grouped(Math.round((responses * 1e6) / Math.max(1, to - from)))}</td>
                    <td>{grouped(countNon2xx(statuses))}</td>
                    <td>{grouped(Object.values(errors).reduce((sum, count) => sum + count, 0))}</td>
                    <td>{latency === null ? '–' : latencyText(latency.p50)}</td>
                    <td>{latency === null ? '–' : latencyText(latency.p90)}</td>
                    <td>{latency === null ? '–' : latencyText(latency.p99)}</td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </details>
  )
}
