import { AUTOCANNON_PERCENTILES } from '@loopscope/shared/lab/load/autocannonTables'
import type { AutocannonResult } from '@loopscope/shared/lab/load/loadEvents'
import autocannon from 'autocannon'
import type { LoadMeter } from './loadMeter.ts'
import type { LoadOrder } from './loadReport.ts'

/**
 * autocannon, with nothing of it believed that it does not do well: latencies and counts are the meter's. It is given no
 * rate: it would send the requests of a second at once, and correct its latencies by an interval that is always 1 ms. Resolves to its own result, which is shown beside ours.
 */
export async function closedLoop(order: LoadOrder, meter: LoadMeter): Promise<AutocannonResult> {
  const { warmupSeconds, seconds } = order
  if (warmupSeconds > 0) await shoot(order, warmupSeconds, meter)
  meter.begin()
  return resultOf(await shoot(order, seconds, meter))
}

function shoot(order: LoadOrder, duration: number, meter: LoadMeter): Promise<autocannon.Result> {
  const { port, secure, gzip, connections, pipelining } = order
  return new Promise((resolve, reject) => {
    const options: autocannon.Options = {
      // Each of these is ours, made of checked numbers: autocannon loads modules and files that options name.
      url: `${secure ? 'https' : 'http'}://127.0.0.1:${port}/`,
      ...{ connections, pipelining, duration },
      headers: gzip ? { 'accept-encoding': 'gzip' } : {},
      // Before it connects: so that the first requests are counted too.
      setupClient: (client: NodeJS.EventEmitter) => {
        client.on('request', () => {
          meter.sent += 1
        })
      },
    } as autocannon.Options
    const instance = autocannon(options, (error, result) =>
      error ? reject(error) : resolve(result),
    )
    instance.on('response', (_client, status, bytes, ms) =>
      meter.answered(status, bytes, ms * 1000),
    )
    instance.on('reqError', (error: Error) => meter.failed(error))
  })
}

/** What is kept of its result. */
export function resultOf(result: autocannon.Result): AutocannonResult {
  const { latency, requests } = result
  const figures = latency as unknown as Record<string, number>
  const ms = AUTOCANNON_PERCENTILES.map((percent) => [
    percent,
    figures[`p${percent.replace('.', '_')}`] ?? 0,
  ])
  const rates = requests as unknown as Record<'p1' | 'p2_5' | 'p50' | 'p97_5', number> &
    typeof requests
  const { p1, p2_5, p50, p97_5, average, stddev, min, sent } = rates
  return {
    latency: Object.fromEntries(ms),
    ...{ averageMs: latency.average, stddevMs: latency.stddev, maxMs: latency.max },
    requests: { p1, p2_5, p50, p97_5, average, stddev, min },
    ...{ sent, errors: result.errors, timeouts: result.timeouts, non2xx: result.non2xx },
    ...{ bytes: result.throughput.total, durationSeconds: result.duration },
  }
}
