import type { ProxyEventOf } from '@loopscope/shared/lab/proxy/proxyEvents'
import type { ProxyRow } from '@loopscope/shared/lab/proxy/proxyRow'
import { parse } from 'csv-parse/sync'

export type ServerState = Omit<ProxyEventOf<'server'>, 'type' | 'at'>
export type Stat = {
  readonly rows: readonly ProxyRow[]
  readonly servers: readonly ServerState[]
}

type Columns = Readonly<Record<string, string>>

/** HAProxy's `show stat`: CSV with its columns' names in the first line, in whatever order; some values hold quotes and commas. */
export function readStat(csv: string): Stat {
  const lines = parse(csv.replace(/^# /, ''), {
    ...{ columns: true, skip_empty_lines: true, relax_column_count: true },
  }) as Columns[]
  const ours = lines.filter(({ pxname }) => pxname === 'inbound' || pxname === 'web-api')
  return {
    rows: ours.map(rowOf),
    servers: ours.filter((line) => line['pxname'] === 'web-api' && !isSum(line)).map(serverOf),
  }
}

const isSum = ({ svname }: Columns) => svname === 'FRONTEND' || svname === 'BACKEND'
const number = (line: Columns, name: string) => numberOrNull(line, name) ?? 0
/** HAProxy writes a duration that it does not have as -1 in 64 bits without a sign. */
const numberOrNull = (line: Columns, name: string) => {
  const value = line[name] === undefined || line[name] === '' ? Number.NaN : Number(line[name])
  return Number.isSafeInteger(value) ? value : null
}

function rowOf(line: Columns): ProxyRow {
  const counts = (...names: (keyof ProxyRow)[]) =>
    Object.fromEntries(names.map((name) => [name, number(line, name)]))
  const averages = (...names: (keyof ProxyRow)[]) =>
    Object.fromEntries(names.map((name) => [name, numberOrNull(line, name)]))
  const isFront = line['svname'] === 'FRONTEND'
  return {
    row: isSum(line) ? (line['svname'] ?? '').toLowerCase() : (line['svname'] ?? ''),
    status: line['status'] ?? '',
    ...counts('qcur', 'qmax', 'scur', 'smax', 'stot', 'rate', 'hrsp_2xx', 'hrsp_4xx', 'hrsp_5xx'),
    ...counts('econ', 'eresp', 'wretr', 'wredis', 'chkfail', 'chkdown', 'weight', 'bin', 'bout'),
    ...(isFront && counts('req_tot', 'intercepted', 'dreq', 'ereq')),
    ...counts('comp_in', 'comp_out', 'comp_rsp'),
    ...averages('slim', 'qtime', 'ctime', 'rtime', 'ttime'),
  } as ProxyRow
}

function serverOf(line: Columns): ServerState {
  const text = line['last_chk'] ?? ''
  return {
    server: line['svname'] ?? '',
    status: line['status'] ?? '',
    // "* " in front: a check goes on.
    check: (line['check_status'] ?? '').replace(/^\* /, '') || null,
    code: numberOrNull(line, 'check_code'),
    ms: numberOrNull(line, 'check_duration'),
    // An answer's body, or the system's words.
    text: text.slice(0, 200),
    health: number(line, 'check_health'),
    rise: number(line, 'check_rise'),
    fall: number(line, 'check_fall'),
    weight: number(line, 'weight'),
  }
}
