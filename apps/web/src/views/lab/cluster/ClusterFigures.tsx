import type { LabMoment, LabProcess } from '@loopscope/shared/lab/labMoment'
import { formatCount } from '../../kit/format.ts'
import { Panel } from '../../kit/Panel.tsx'
import { ScrollBox } from '../../kit/ScrollBox.tsx'
import { useMoment } from '../labContext.ts'
import { bytesWords, durationWords } from '../labWords.ts'
import '../Figures.css'

/** What was counted: requests by what became of them, and per worker requests beside connections. */
export function ClusterFigures() {
  const moment = useMoment()
  return (
    <Panel
      name="Figures"
      className="figures"
      note={moment === null ? null : <Sum moment={moment} />}
    >
      {moment === null ? (
        <p className="figures-none">Everything that is counted will appear here.</p>
      ) : (
        <ScrollBox name="All figures" className="figures-body">
          <Totals moment={moment} />
          <Capacity moment={moment} />
          <Workers moment={moment} />
        </ScrollBox>
      )}
    </Panel>
  )
}

function Sum({ moment: { totals } }: { moment: LabMoment }) {
  return <span className="number">{formatCount(totals.sent - totals.unsent, 'request')} sent</span>
}

/** Every request that was sent is one of these. */
function Totals({ moment: { totals } }: { moment: LabMoment }) {
  const rows = [
    ['answered', totals.answered, false],
    ['in flight', totals.inFlight, false],
    ['refused', totals.refused, true],
    ['reset', totals.reset, true],
    ['timed out', totals.timedOut, true],
    ['lost in flight', totals.lost - totals.unsent, true],
    ...(totals.unsent > 0 ? [['never sent', totals.unsent, true] as const] : []),
  ] as const
  return (
    <dl className="totals">
      {rows.map(([name, count, bad]) => (
        <div key={name} data-bad={bad && count > 0}>
          <dt>{name}</dt>
          <dd className="number">{count.toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  )
}

function Workers({ moment }: { moment: LabMoment }) {
  const workers = moment.processes.filter(({ role }) => role === 'worker').slice(-5)
  if (workers.length === 0) return null
  return (
    <table className="worker-figures cluster-figures">
      <caption className="unseen">Figures of each worker</caption>
      <thead>
        <tr>
          <th scope="col">worker</th>
          <th scope="col">requests</th>
          <th scope="col">connections</th>
          <th scope="col">open</th>
          <th scope="col">failed</th>
          <th scope="col">loop delay</th>
          <th scope="col">RSS</th>
        </tr>
      </thead>
      <tbody>
        {workers.map((worker) => (
          <Row key={worker.id} worker={worker} />
        ))}
      </tbody>
    </table>
  )
}

function Row({
  worker: { id, requests, connections, open, sample, exit },
}: {
  worker: LabProcess
}) {
  const failed = requests.reset + requests.lost + requests.timedOut + requests.refused
  return (
    <tr data-dead={exit !== null}>
      <th scope="row">{id}</th>
      <td>{requests.answered.toLocaleString('en')}</td>
      <td>{connections.toLocaleString('en')}</td>
      <td>{open}</td>
      <td data-bad={failed > 0}>{failed}</td>
      <td>
        {exit === null && sample?.loopDelayUs != null ? durationWords(sample.loopDelayUs) : '–'}
      </td>
      <td>{exit === null && sample?.rssBytes != null ? bytesWords(sample.rssBytes) : '–'}</td>
    </tr>
  )
}

/** How long fewer workers listened than before. */
function Capacity({ moment: { gap, at } }: { moment: LabMoment }) {
  if (gap === null) return null
  const length = durationWords((gap.to ?? at) - gap.from)
  return (
    <p className="capacity">
      {gap.to === null ? (
        <>
          <b>Reduced capacity</b> for {length} so far, since {gap.process} began to go down:{' '}
          {gap.least} of {gap.before} listening.
        </>
      ) : (
        <>
          <b>{length} of reduced capacity</b> after {gap.process} ended: {gap.least} of {gap.before}{' '}
          listened.
        </>
      )}
    </p>
  )
}
