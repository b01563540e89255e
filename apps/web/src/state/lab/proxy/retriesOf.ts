import type { ProxyRow } from '@loopscope/shared/lab/proxy/proxyRow'

/** Further attempts to connect after the first: HAProxy counts apart those to the same server and those to another (redispatch). */
export function retriesOf(row: ProxyRow | null): number | null {
  return row === null ? null : row.wretr + row.wredis
}
