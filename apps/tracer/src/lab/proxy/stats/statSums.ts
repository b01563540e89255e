import type { ProxyRow } from '@loopscope/shared/lab/proxy/proxyRow'

/** Columns of `show stat` that begin at 0 in each new HAProxy. */
const SUMS = [
  ...(['stot', 'hrsp_2xx', 'hrsp_4xx', 'hrsp_5xx', 'econ', 'eresp', 'wretr', 'wredis'] as const),
  ...(['req_tot', 'intercepted', 'dreq', 'ereq'] as const),
  ...(['chkfail', 'chkdown', 'bin', 'bout', 'comp_in', 'comp_out', 'comp_rsp'] as const),
]

/**
 * The sums of all HAProxys of an epoch, each of which counts from 0. What each counted itself is kept by its pid: for a while around a
 * reload two of them have the admin socket, and either may answer. A row that the newest has no more keeps what was counted.
 */
export class StatSums {
  /** pid -> its own rows by name, in the order in which the processes were first heard of. */
  #own = new Map<number, Map<string, ProxyRow>>()

  /** Notes what this process has counted; whether it is the newest that was heard of. */
  add(pid: number, rows: readonly ProxyRow[]): boolean {
    const own = this.#own.get(pid) ?? new Map<string, ProxyRow>()
    for (const row of rows) own.set(row.row, row)
    this.#own.set(pid, own)
    return pid === [...this.#own.keys()].at(-1)
  }

  /** Each row as the newest HAProxy has it that has it at all, with the sums of all of them. */
  rows(): readonly ProxyRow[] {
    const all = [...this.#own.values()]
    const newest = all.at(-1)
    const names = new Set(all.flatMap((own) => [...own.keys()]))
    return [...names].flatMap((name) => {
      const told = all.flatMap((own) => own.get(name) ?? [])
      const last = told.at(-1)
      if (last === undefined) return []
      const sums = Object.fromEntries(
        SUMS.flatMap((column) => {
          // Some versions of HAProxy have columns that others have not.
          const counts = told.flatMap((row) => row[column] ?? [])
          return counts.length === 0 ? [] : [[column, counts.reduce((sum, one) => sum + one, 0)]]
        }),
      )
      const most = (column: 'qmax' | 'smax') => Math.max(...told.map((row) => row[column]))
      const before = told.reduce((sum, row) => sum + row.stot, 0) - (newest?.get(name)?.stot ?? 0)
      return [{ ...last, ...sums, qmax: most('qmax'), smax: most('smax'), carried: before }]
    })
  }
}
