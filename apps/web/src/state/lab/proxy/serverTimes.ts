import { SERVER_MS } from '@loopscope/shared/lab/proxy/proxyNames'

/** What `timeout server` can be set to on the page, ms, between its bounds. The notes have 50 s. */
const TIMES = [
  ...[SERVER_MS.least, 200, 300, 500, 1000, 2000, 5000],
  ...[10_000, 20_000, 50_000, SERVER_MS.most],
] as const

/** The steps of its slider; a value that was set otherwise has its place among them. */
export function serverTimes(now: number): readonly number[] {
  return [...new Set<number>([...TIMES, now])].toSorted((one, other) => one - other)
}
