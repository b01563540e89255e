import { request as httpRequest } from 'node:http'
import { CLASSIC_SNIPPET } from '@loopscope/shared/wire/classicSnippet'
import { type TraceEvent, traceEventSchema } from '@loopscope/shared/wire/traceEvent'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lockedVersion } from '../../testing/lockedVersion.ts'
import { startTestService, type TestService } from '../../testing/startTestService.ts'
import { until } from '../../testing/until.ts'
import { WHOLE } from '../../testing/whole.ts'

const NODE = lockedVersion(24)
/** Places to run in and to wait in, of startTestService. */
const ROOM = 4 + 64
/** How long the service waits for a client that reads nothing, ms. */
const STALL_MS = 500

let service: TestService

beforeAll(async () => {
  service = await startTestService([24], { stallMs: STALL_MS })
}, 60_000)

afterAll(() => service.close())

const post = (body: unknown, headers?: Record<string, string>) =>
  service.post('/api/runs', body, headers)

const metricsText = async () => (await fetch(`${service.url}/metrics`)).text()

const recording = async (response: Response): Promise<TraceEvent[]> =>
  (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => traceEventSchema.parse(JSON.parse(line)))

const texts = (events: readonly TraceEvent[]) =>
  events.flatMap((event) => (event.type === 'output' ? [event.text] : []))

it('streams a recording that begins with its header and ends with its outcome', async () => {
  const response = await post({ source: CLASSIC_SNIPPET, node: '24' })
  const events = await recording(response)
  const first = events[0]
  const last = events.at(-1)
  expect({
    status: response.status,
    type: response.headers.get('content-type'),
    first: first?.type === 'run' && {
      node: first.node,
      file: first.file,
      counters: first.counters,
    },
    outputs: texts(events),
    last: last?.type === 'outcome' && { ...last, outcome: last.outcome.type },
  }).toEqual({
    status: 200,
    type: 'application/x-ndjson; charset=utf-8',
    first: { node: NODE, file: '/tmp/app/index.js', counters: true },
    outputs: ['8\n', '3\n', '2\n', '1\n', '4\n', '7\n', '6\n', '5\n'],
    last: {
      type: 'outcome',
      outcome: 'finished',
      node: NODE,
      sandbox: service.sandbox.kind,
      events: events.length - 1,
      truncated: false,
    },
  })
})

it('keeps the finished run under its id', async () => {
  const response = await post({ source: 'console.log(1)' })
  const text = await response.text()
  const { runId } = JSON.parse(text.split('\n')[0] ?? '') as { runId: string }
  const kept = await fetch(`${service.url}/api/runs/${runId}`)
  expect({ status: kept.status, same: (await kept.text()) === text }).toEqual({
    status: 200,
    same: true,
  })
})

it('runs TypeScript, with its lines where they were', async () => {
  const source = 'type A = { b: number }\nconst a: A = { b: 2 }\nconsole.log(a.b)\n'
  const events = await recording(await post({ source, module: 'typescript' }))
  const output = events.find((event) => event.type === 'output')
  const site = events.find((event) => event.type === 'site' && event.site === output?.site)
  expect([texts(events), site?.type === 'site' && site.frames[0]?.line]).toEqual([['2\n'], 3])
})

it('answers TypeScript that cannot be stripped with a rejected outcome and its place', async () => {
  const source = 'let a = 1\nenum B { c }'
  const [header, ...rest] = await recording(
    await post({ source, module: 'typescript', threadPoolSize: 2 }),
  )
  expect(header).toMatchObject({
    ...{ type: 'run', node: NODE, recorded: false },
    ...{ file: '/tmp/app/index.js', threadPoolSize: 2 },
  })
  expect(rest).toEqual([
    {
      type: 'outcome',
      outcome: {
        type: 'rejected',
        exitCode: null,
        error: {
          name: 'SyntaxError',
          message:
            'TypeScript enum is not supported: types are taken out and nothing is generated, so only syntax that disappears can be used',
          stack: null,
          line: 2,
          column: 1,
        },
        note: 'An enum of TypeScript is code that its compiler writes, not only a type: write an object, as const Level = { Low: 0, High: 1 }.',
      },
      node: NODE,
      sandbox: service.sandbox.kind,
      events: 1,
      truncated: false,
    },
  ])
})

it('tells a syntax error with line and column', async () => {
  const events = await recording(await post({ source: 'let a = 1\nlet b = = 2\n' }))
  const last = events.at(-1)
  expect(last?.type === 'outcome' && last.outcome).toMatchObject({
    type: 'threw',
    exitCode: 1,
    error: { name: 'SyntaxError', line: 2, column: 9 },
  })
})

it('shows the first events of a long run while it goes on', async () => {
  const response = await post({
    source: 'console.log(1); setTimeout(() => console.log(2), 1500)',
  })
  const reader = response.body?.getReader()
  let seen = ''
  while (!seen.includes('"text":"1\\n"')) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done) break
    seen += new TextDecoder().decode(value)
  }
  expect([seen.includes('"text":"1\\n"'), seen.includes('"outcome"')]).toEqual([true, false])
  await reader?.cancel()
})

it('ends the run of a client that leaves', async () => {
  const timedOut = async () =>
    /^loopscope_runs_total\{.*outcome="timedOut".*$/gm.exec(await metricsText())?.[0] ?? null
  const before = await timedOut()
  const leaving = new AbortController()
  const response = await fetch(`${service.url}/api/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ source: 'console.log(1); for (;;);' }),
    signal: leaving.signal,
  })
  await response.body?.getReader().read()
  expect(service.queue.active).toBeGreaterThan(0)
  leaving.abort()
  await until(() => service.queue.active === 0)
  // It would have ended by itself, at its limit.
  expect(await timedOut()).toBe(before)
})

it('a client that leaves while it waits leaves no trace but its absence', async () => {
  const metricsBefore = await metricsText()
  const leaving = new AbortController()
  const stay = Array.from({ length: 4 }, () => post({ source: 'setTimeout(() => {}, 1500)' }))
  await until(() => service.queue.active === 4)
  const left = fetch(`${service.url}/api/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ source: '1' }),
    signal: leaving.signal,
  }).catch((error: Error) => error.name)
  await until(() => service.queue.waiting > 0)
  leaving.abort()
  await until(() => service.queue.waiting === 0)
  await Promise.all(stay.map(async (response) => (await response).text()))
  const metricsAfter = await metricsText()
  const internal = (text: string) => /code="internal"\} (\d+)/.exec(text)?.[1]
  expect([await left, internal(metricsAfter)]).toEqual(['AbortError', internal(metricsBefore)])
})

it('a client that does not read its recording holds nobody’s turn, and is cut off', async () => {
  const source =
    'let n = 0; const more = () => { for (let i = 0; i < 5e3; i++) Promise.resolve().then(() => {}); if (++n < 12) setImmediate(more) }; more()'
  const stalled = httpRequest({
    port: service.port,
    host: '127.0.0.1',
    path: '/api/runs',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  })
  const cutOff = new Promise((resolve) => {
    stalled.on('response', (response) => {
      response.on('error', () => undefined)
      response.on('close', () => resolve(response.complete))
      response.pause()
      const reading = setInterval(() => {
        if (service.queue.active > 0) return
        clearInterval(reading)
        // Only who reads on learns that no one answers any more.
        setTimeout(() => response.resume(), 3 * STALL_MS)
      }, 10)
    })
  })
  stalled.on('error', () => undefined)
  stalled.end(JSON.stringify({ source }))
  expect(texts(await recording(await post({ source: 'console.log(1)' })))).toEqual(['1\n'])
  expect([await cutOff, service.queue.active]).toEqual([false, 0])
})

// Last: a sandbox that is closed takes the cgroups of its process with it.
/** A thousand in the whole form. */
const CROWD = WHOLE ? 1000 : 2 * ROOM

it(`answers ${CROWD} posts at once, all that have room with a recording and others with a refusal, and lives`, async () => {
  // One that takes no one of a crowd for stalled.
  const ordinary = await startTestService([24])
  const posts = Array.from({ length: CROWD }, () => statusOfPost(ordinary))
  const statuses = await Promise.all(posts)
  const served = statuses.filter((status) => status === 200).length
  const refused = statuses.filter((status) => status === 429 || status === 503).length
  expect([served >= ROOM, served + refused]).toEqual([true, CROWD])
  expect((await fetch(`${ordinary.url}/healthz`)).status).toBe(200)
  await ordinary.close()
  // The slower a machine reads the crowd, the more of it find a place that has become free, up to all.
}, 300_000)

/** Of a post without fetch, which gives a connection ten seconds only to be accepted. */
function statusOfPost({ port }: TestService): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' }
    httpRequest({ port, host: '127.0.0.1', path: '/api/runs', method: 'POST', headers })
      .once('response', (response) => {
        response.resume().once('close', () => resolve(response.statusCode))
      })
      .once('error', reject)
      .end(JSON.stringify({ source: 'console.log(1)' }))
  })
}
