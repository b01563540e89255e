import type { AutocannonResult } from './loadEvents.ts'

/** A table of words, as a terminal would print it. */
export type TextTable = {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The percentiles that `autocannon -l` lists, in its order. */
export const AUTOCANNON_PERCENTILES = [
  ...['0.001', '0.01', '0.1', '1', '2.5', '10', '25', '50', '75', '90', '97.5'],
  ...['99', '99.9', '99.99', '99.999'],
] as const

/** The tables of `autocannon -l`, word for word but for their frames. */
export function autocannonTables(result: AutocannonResult): {
  readonly latency: TextTable
  readonly requests: TextTable
  readonly percentiles: TextTable
} {
  const { latency, requests } = result
  const ms = (percent: string) => `${latency[percent] ?? 0} ms`
  return {
    latency: {
      head: ['Stat', '2.5%', '50%', '97.5%', '99%', 'Avg', 'Stdev', 'Max'],
      rows: [
        [
          ...['Latency', ms('2.5'), ms('50'), ms('97.5'), ms('99')],
          ...[
            `${result.averageMs} ms`,
            `${result.stddevMs} ms`,
            `${Math.floor(result.maxMs * 100) / 100} ms`,
          ],
        ],
      ],
    },
    requests: {
      head: ['Stat', '1%', '2.5%', '50%', '97.5%', 'Avg', 'Stdev', 'Min'],
      rows: [
        [
          'Req/Sec',
          ...[requests.p1, requests.p2_5, requests.p50, requests.p97_5].map(grouped),
          ...[requests.average, requests.stddev, requests.min].map(grouped),
        ],
      ],
    },
    percentiles: {
      head: ['Percentile', 'Latency (ms)'],
      rows: AUTOCANNON_PERCENTILES.map((percent) => [percent, String(latency[percent] ?? 0)]),
    },
  }
}

/** "38,008", "38,008.5": at most two digits after the point. */
export function grouped(number: number): string {
  const [whole = '', rest] = String(Math.round(number * 100) / 100).split('.')
  const thousands = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return rest === undefined ? thousands : `${thousands}.${rest}`
}
