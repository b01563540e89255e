import type { ProxyServerMoment } from '@loopscope/shared/lab/proxy/proxyMoment'
import type { ProxyRow } from '@loopscope/shared/lab/proxy/proxyRow'
import { healthPips } from '@loopscope/shared/lab/proxy/serverHealth'
import { useNarrow } from '../../../hooks/useNarrow.ts'
import { COLUMNS, type ColumnName, hasColumn } from './columns.ts'

/** A row of HAProxy's figures, and what else is known of it. */
export type StatsRow = {
  readonly figures: ProxyRow
  readonly status: string
  readonly server?: ProxyServerMoment
  /** The configuration has it no more: its sums stay, and nothing is known of what it does now. */
  readonly away?: true
}

/** Our reading of HAProxy's figures. */
export function StatsTable({ rows }: { rows: readonly StatsRow[] }) {
  return useNarrow() ? <Upright rows={rows} /> : <Flat rows={rows} />
}

const CAPTION = 'Figures of HAProxy, sums over all reloads'

/** As HAProxy's own page has it: a line for each row. */
function Flat({ rows }: { rows: readonly StatsRow[] }) {
  return (
    <table>
      <caption className="unseen">{CAPTION}</caption>
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
        {rows.map((row) => (
          <tr key={row.figures.row} data-down={isDown(row)}>
            <th scope="row">{row.figures.row}</th>
            <td>
              <Status {...row} />
            </td>
            {COLUMNS.map(({ name }) => (
              <Figure key={name} name={name} {...row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The same where the page is narrow: a line for each figure, so that nothing has to be scrolled sideways. */
function Upright({ rows }: { rows: readonly StatsRow[] }) {
  return (
    <table className="stats-upright">
      <caption className="unseen">{CAPTION}</caption>
      <thead>
        <tr>
          <th scope="col">row</th>
          {rows.map(({ figures }) => (
            <th key={figures.row} scope="col">
              {figures.row}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">status</th>
          {rows.map((row) => (
            <td key={row.figures.row}>
              <Status {...row} />
            </td>
          ))}
        </tr>
        {COLUMNS.map(({ name, heading }) => (
          <tr key={name}>
            <th scope="row" title={name}>
              {heading}
            </th>
            {rows.map((row) => (
              <Figure key={row.figures.row} name={name} {...row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const isDown = ({ status }: StatsRow) => /^(DOWN|MAINT|taken out)/.test(status)

function Status({ status, server }: StatsRow) {
  return (
    <>
      {status} {server?.state != null && <Pips server={server} />}
    </>
  )
}

const OF_NOW: ReadonlySet<ColumnName> = new Set(['qcur', 'scur'])

function Figure({ name, figures, away }: StatsRow & { readonly name: ColumnName }) {
  const has = hasColumn(figures.row, name) && !(away && OF_NOW.has(name))
  return (
    <td className="number" data-bad={isBad(name) && figures[name] > 0}>
      {has ? figures[name].toLocaleString('en') : ''}
    </td>
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
