import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PassThrough } from 'node:stream'
import { autocannonTables } from '@loopscope/shared/lab/load/autocannonTables'
import { decodeHistogram } from '@loopscope/shared/lab/load/figures/decodeHistogram'
import autocannon from 'autocannon'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closedLoop, resultOf } from './closedLoop.ts'
import { LoadMeter } from './loadMeter.ts'
import type { LoadReport } from './loadReport.ts'
import { openLoop } from './openLoop.ts'

let server: Server
let answered = 0
beforeEach(async () => {
  answered = 0
  server = createServer((_request, response) => {
    answered += 1
    response.statusCode = answered % 3 === 0 ? 503 : 200
    response.end('ok')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => {
  server.close()
  server.closeAllConnections()
})

const port = () => (server.address() as AddressInfo).port
const order = () => ({
  ...{ port: port(), secure: false, gzip: false, connections: 2, pipelining: 1 },
  ...{ seconds: 1, warmupSeconds: 0 },
})

function meter() {
  const told: LoadReport[] = []
  const made = new LoadMeter(
    (what) => told.push(what),
    false,
    () => undefined,
  )
  const over = () => {
    const [last] = told.flatMap((what) => (what.load === 'over' ? [what] : []))
    if (last === undefined) throw new Error('not over')
    return last
  }
  return { made, over }
}

test("the tables are those of autocannon's own printing, cell by cell", async () => {
  const result = await autocannon({
    url: `http://127.0.0.1:${port()}/`,
    connections: 2,
    duration: 1,
  })
  const printed = autocannon.printResult(result, {
    outputStream: new PassThrough(),
    renderLatencyTable: true,
  })
  const cells = printed
    .split('\n')
    .filter((line) => line.startsWith('│'))
    .map((line) =>
      line
        .split('│')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  const { latency, requests, percentiles } = autocannonTables(resultOf(result))
  const ours = [latency, requests, percentiles].flatMap(({ head, rows }) => [head, ...rows])
  // Between the two the command has a row of bytes per second.
  const theirs = cells.filter(([first]) => first !== 'Bytes/Sec')
  expect(theirs).toEqual(ours)
})

test('answers that are not 2xx are counted, and their latencies are not', async () => {
  const { made, over } = meter()
  const result = await closedLoop({ generator: 'autocannon', rate: null, ...order() }, made)
  made.over('finished', 2, result)
  const { responses, statuses, histogram, lost } = over()
  expect(result.non2xx).toBe(statuses['503'])
  expect([(statuses['200'] ?? 0) + (statuses['503'] ?? 0), lost]).toEqual([responses, 0])
  expect(decodeHistogram(histogram ?? '').total).toBe(statuses['200'])
})

test('an open loop sends what is due and no more, and every answer is counted', async () => {
  const { made, over } = meter()
  await openLoop({ generator: 'steady', rate: 100, ...order() }, made)
  made.over('finished', 0, null)
  const { sent, responses, lost } = over()
  expect([sent, responses, lost, answered]).toEqual([100, 100, 0, 100])
})
