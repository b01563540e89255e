import type { ProxyRow } from '@loopscope/shared/lab/proxy/proxyRow'

/** A column of HAProxy's figures: its name in CSV, where it stands on the page, and what it counts, by HAProxy's manual. */
type Column = {
  readonly name: keyof ProxyRow
  readonly heading: string
  readonly onPage: string
  readonly means: string
}

/** Those that we read, in the order of the page. */
export const COLUMNS = [
  {
    ...{ name: 'qcur', heading: 'queue', onPage: 'Queue, Cur' },
    means:
      'Requests that wait for a server now. They wait at the backend: a server has a queue only of those that must go to it.',
  },
  {
    ...{ name: 'scur', heading: 'now', onPage: 'Sessions, Cur' },
    means: 'At work now: connections for the frontend, requests for all other rows.',
  },
  {
    ...{ name: 'stot', heading: 'sum', onPage: 'Sessions, Total' },
    means:
      'All so far: connections for the frontend, requests for all other rows, with those moved from another server. HAProxy counts from its start. The sum here goes on over reloads, without what the HAProxy before was still given after our last reading of it. The frontend also counts the requests for this page.',
  },
  {
    ...{ name: 'hrsp_2xx', heading: '2xx', onPage: 'Sessions, Total, when pointed at' },
    means:
      'Answers with a 2xx status. Those that the HAProxy before a reload gave after our last reading of it are missing.',
  },
  {
    ...{ name: 'hrsp_5xx', heading: '5xx', onPage: 'Sessions, Total, when pointed at' },
    means:
      'Answers with a 5xx status. Those that HAProxy gives itself count for the frontend and the backend, and for no server.',
  },
  {
    ...{ name: 'econ', heading: 'no conn.', onPage: 'Errors, Conn' },
    means: 'Requests for which no connection to the server could be made, after all retries.',
  },
  {
    ...{ name: 'eresp', heading: 'no resp.', onPage: 'Errors, Resp' },
    means:
      'Requests that were given to the server and not answered properly: it closed the connection, or was too slow.',
  },
  {
    ...{ name: 'wretr', heading: 'retries', onPage: 'Warnings, Retr' },
    means:
      'Further attempts to connect to the same server. Attempts at another are under “moved”. The client waits longer and sees no error.',
  },
  {
    ...{ name: 'wredis', heading: 'moved', onPage: 'Warnings, Redis' },
    means:
      'Requests that were sent to another server than the one chosen first (option redispatch).',
  },
  {
    ...{ name: 'chkfail', heading: 'failed', onPage: 'Server, Chk' },
    means: 'Health checks that failed while the server was UP.',
  },
  {
    ...{ name: 'chkdown', heading: 'DOWNs', onPage: 'Server, Dwn' },
    means:
      'How often it went DOWN, or from UP into maintenance: HAProxy does not tell the two apart. The other tabs count only what failed checks did.',
  },
] as const satisfies readonly Column[]

export type ColumnName = (typeof COLUMNS)[number]['name']

const OF_BACKEND: ReadonlySet<ColumnName> = new Set([
  ...(['qcur', 'econ', 'eresp', 'wretr', 'wredis'] as const),
])
const OF_SERVERS: ReadonlySet<ColumnName> = new Set(['chkfail', 'chkdown'])

/** Whether HAProxy has this figure for a row: a frontend has no queue, and only servers are checked. */
export function hasColumn(row: string, name: ColumnName): boolean {
  if (row === 'frontend') return !OF_BACKEND.has(name) && !OF_SERVERS.has(name)
  return row !== 'backend' || !OF_SERVERS.has(name)
}
