import { counted } from '@loopscope/shared/lab/labWords'
import type { ProxyRow } from '@loopscope/shared/lab/proxy/proxyEvents'
import type { ProxyServerMoment } from '@loopscope/shared/lab/proxy/proxyMoment'
import { healthPips } from '@loopscope/shared/lab/proxy/serverHealth'
import { Panel } from '../../../kit/Panel.tsx'
import { ScrollBox } from '../../../kit/ScrollBox.tsx'
import { useMoment } from '../../labContext.ts'
import { COLUMNS, type ColumnName, hasColumn } from './columns.ts'
import './Stats.css'

/** What we read of the figures, at this moment of the recording; sums go on over reloads. */
export function StatsReading() {
  const moment = useMoment()
  const proxy = moment?.proxy ?? null
  const { frontend, backend, servers = [] } = proxy ?? {}
  const carried = backend?.carried ?? 0
  const pid = moment?.processes.find(({ id }) => id === proxy?.process)?.pid
  return (
    <Panel name="Our reading" className="stats-reading">
      {frontend == null || backend == null ? (
        <p className="figures-none">The figures are read as soon as HAProxy answers.</p>
      ) : (
        <ScrollBox name="All rows" className="stats-rows">
          <p className="stats-carried number">
            {carried === 0
              ? 'One HAProxy has counted all of it.'
              : `${carried.toLocaleString('en')} of ${counted(backend.stot, 'request')} ${carried === 1 ? 'was' : 'were'} counted before the last reload${pid === undefined ? '' : `; HAProxy, pid ${pid}, has counted ${(backend.stot - carried).toLocaleString('en')}`}.`}
          </p>
          <table>
            <caption className="unseen">Figures of HAProxy, sums over all reloads</caption>
            <thead>
              <tr>
                <th scope="col">row</th>
                <th scope="col">status</th>
                {COLUMNS.map(({ name, heading }) => (
                  <th key={name} scope="col" title={name}>
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <Row figures={frontend} status={frontend.status} />
              <Row figures={backend} status={backend.status} />
              {servers.map((server) =>
                server.figures === null ? null : (
                  <Row
                    key={server.name}
                    figures={server.figures}
                    status={server.state?.status ?? server.figures.status}
                    server={server}
                  />
                ),
              )}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </Panel>
  )
}

type RowProps = {
  readonly figures: ProxyRow
  readonly status: string
  readonly server?: ProxyServerMoment
}

function Row({ figures, status, server }: RowProps) {
  return (
    <tr data-down={/^(DOWN|MAINT)/.test(status)}>
      <th scope="row">{figures.row}</th>
      <td>
        {status} {server?.state != null && <Pips server={server} />}
      </td>
      {COLUMNS.map(({ name }) => (
        <td key={name} className="number" data-bad={isBad(name) && figures[name] > 0}>
          {hasColumn(figures.row, name) ? figures[name].toLocaleString('en') : ''}
        </td>
      ))}
    </tr>
  )
}

const BAD: ReadonlySet<ColumnName> = new Set(['hrsp_5xx', 'econ', 'eresp', 'chkdown'])
const isBad = (name: ColumnName) => BAD.has(name)

/** Checks that may still fail, or must still pass: HAProxy's page has them as "1/3". */
function Pips({ server: { state } }: { server: ProxyServerMoment }) {
  if (state === null || state.check === null) return null
  const { count, filled } = healthPips(state)
  return (
    <span className="pips" role="img" aria-label={`${filled} of ${count}`}>
      {Array.from({ length: count }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the marks have no other identity
        <i key={i} data-filled={i < filled} />
      ))}
    </span>
  )
}
