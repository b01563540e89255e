import { expect, test } from 'vitest'
import { loadCsv, loadHgrm, loadJson, loadMarkdown } from './exportLoad.ts'
import { histogramOf } from './figures/histogram.ts'
import { loadCommand, loadCommands } from './loadCommand.ts'
import type { LoadEventOf } from './loadEvents.ts'
import type { LoadPart } from './loadMoment.ts'

const started: LoadEventOf<'loadStarted'> = {
  ...{ type: 'loadStarted', at: 1_000_000, run: 1, part: 1, kind: 'single', parts: 1, round: 1 },
  ...{ side: null, target: 'nodeGzip', generator: 'autocannon', connections: 10, pipelining: 2 },
  ...{ seconds: 5, warmupSeconds: 1, rate: null, port: 28_001, loadAverage: 0.5 },
}
const sample: LoadEventOf<'loadSample'> = {
  ...{ type: 'loadSample', at: 1_400_000, run: 1, part: 1, from: 1_200_000, to: 1_400_000 },
  ...{ warmup: false, responses: 10, statuses: { 200: 8, 503: 2 }, errors: { ECONNRESET: 1 } },
  ...{ bytes: 100, latency: { p50: 300, p90: 400, p99: 900, max: 1000 } },
}
const done: LoadEventOf<'loadDone'> = {
  ...{ type: 'loadDone', at: 1_500_000, run: 1, part: 1, reason: 'finished', us: 2_000_000 },
  ...{ sent: 12, responses: 10, statuses: { 200: 8, 503: 2 }, lost: 1, bytes: 100 },
  errors: [{ code: 'ECONNRESET', errno: -104, message: 'read ECONNRESET', count: 1 }],
  ...{ histogram: null, cpu: [], autocannon: null },
}
const part: LoadPart = { started, samples: [sample], done }

test('CSV is one table with a row for each window of each part, errors beside the answers', () => {
  const second: LoadPart = {
    ...part,
    started: { ...started, part: 2, side: 'b', target: 'direct' },
    samples: [{ ...sample, latency: null }],
  }
  expect(loadCsv({ parts: [part, second] })).toBe(
    'part,side,generator,target,from_ms,to_ms,warmup,responses,non_2xx,errors,bytes,p50_us,p90_us,p99_us,max_us\n' +
      '1,,autocannon,nodeGzip,200.0,400.0,false,10,2,1,100,300,400,900,1000\n' +
      '2,b,autocannon,direct,200.0,400.0,false,10,2,1,100,,,,\n',
  )
})

test('Markdown has no rate without what failed, and the command for a terminal', () => {
  expect(loadMarkdown({ run: 1, kind: 'single', planned: 1, parts: [part] })).toBe(
    [
      '| part | target | req/s | non-2xx | errors | lost | p50 | p75 | p90 | p99 | p99.9 | p99.99 | max |',
      '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
      '| 1 | Node gzip | 5 | 2 | 1 | 1 |  |  |  |  |  |  |  |',
      '',
      '```',
      "npx autocannon@8.0.0 -c 10 -d 5 -p 2 -W [ -c 10 -d 1 ] -l -H 'Accept-Encoding: gzip' http://127.0.0.1:28001/",
      '```',
      '',
    ].join('\n'),
  )
})

test('an open loop has no command of autocannon', () => {
  expect(loadCommand({ ...started, generator: 'steady', rate: 400 })).toBe(null)
})

test('of a stall the commands have it too, by its pid where that is known', () => {
  const stalled = { ...started, kind: 'stalled', target: 'stalled', warmupSeconds: 0 } as const
  const of = (pid: number | null) =>
    loadCommands({ kind: 'stalled', parts: [{ ...part, started: stalled }] }, pid)
  expect([of(4242), of(null)[0]]).toEqual([
    [
      '(sleep 2; kill -STOP 4242; sleep 1; kill -CONT 4242) & # slow-http',
      'npx autocannon@8.0.0 -c 10 -d 5 -p 2 -l http://127.0.0.1:28001/',
    ],
    '(sleep 2; kill -STOP $PID; sleep 1; kill -CONT $PID) & # $PID: the pid of slow-http',
  ])
})

test('.hgrm ends at the greatest value, with all that was counted', () => {
  const text = loadHgrm(
    histogramOf(
      new Map([
        [100, 90],
        [1000, 9],
        [2000, 1],
      ]),
    ),
  )
  expect(text.split('\n')).toEqual([
    '       Value     Percentile TotalCount 1/(1-Percentile)',
    '',
    '       0.100 0.900000000000         90          10.00',
    '       1.000 0.990000000000         99         100.00',
    '       2.000 1.000000000000        100',
    '#[Mean    =        0.200, StdDeviation   =        0.315]',
    '#[Max     =        2.000, Total count    =          100]',
    '#[Buckets =           32, SubBuckets     =         2048]',
    '',
  ])
})

test('JSON is the run as it was recorded', () => {
  const run = { run: 1, kind: 'single', planned: 1, parts: [part] } as const
  expect(JSON.parse(loadJson(run))).toEqual(run)
})
