import { type BatchEvent, type BatchResult, batchEventSchema } from '@loopscope/shared/wire/batch'
import { type OutputLine, outputOf } from '@loopscope/shared/wire/outputLines'
import { traceEventSchema } from '@loopscope/shared/wire/traceEvent'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestService, type TestService } from '../../testing/startTestService.ts'
import { until } from '../../testing/until.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService([22, 24])
}, 60_000)

afterAll(() => service.close())

async function eventsOf(response: Response): Promise<BatchEvent[]> {
  const lines = (await response.text()).trim().split('\n')
  return lines.map((line) => batchEventSchema.parse(JSON.parse(line)))
}

const resultsOf = (events: readonly BatchEvent[]) =>
  events.filter((event): event is BatchResult => event.type === 'result')

async function linesOf(runId: string | null): Promise<unknown> {
  const response = await fetch(`${service.url}/api/runs/${runId}`)
  const lines = (await response.text()).trim().split('\n')
  return outputOf(lines.map((line) => traceEventSchema.parse(JSON.parse(line)))).lines
}

it('a race shows each of its outputs, with one recording kept per output', async () => {
  // Not left to the machine: a random number decides.
  const source = 'console.log(Math.random() < 0.5 ? "a" : "b"); console.error("c")'
  const events = await eventsOf(await service.post('/api/batches', { source, runs: 40 }))
  const results = resultsOf(events)
  expect(results.map(({ index }) => index)).toEqual(Array.from({ length: 40 }, (_, i) => i))
  expect(events.at(-1)).toEqual({ type: 'done', runs: 40, cut: null })
  const firsts = results.filter(({ lines }) => lines !== null)
  expect(firsts.map(({ output }) => output)).toEqual([0, 1])
  expect(firsts.map(({ lines }) => lines?.map(({ text }) => text).sort()).sort()).toEqual([
    ['a', 'c'],
    ['b', 'c'],
  ])
  expect(firsts.map(({ outcome: { type, exitCode } }) => ({ type, exitCode }))).toEqual([
    { type: 'finished', exitCode: 0 },
    { type: 'finished', exitCode: 0 },
  ])
  for (const { runId, lines } of firsts) expect(await linesOf(runId)).toEqual(lines)
  expect(results.filter(({ lines, runId }) => lines === null && runId !== null)).toEqual([])
})

it('a batch of versions runs once on each, and keeps every recording though the outputs are equal', async () => {
  const body = { source: 'console.log(fetch.length)', versions: ['22', '24'] }
  const events = await eventsOf(await service.post('/api/batches', body))
  const recorded = resultsOf(events).map(async ({ node, output, runId }) => {
    const recording = await (await fetch(`${service.url}/api/runs/${runId}`)).text()
    const [header = ''] = recording.split('\n')
    return [node.split('.')[0], output, (JSON.parse(header) as { node: string }).node === node]
  })
  const unknown = await service.post('/api/batches', { source: '1', versions: ['22', '5'] })
  expect([(await Promise.all(recorded)).sort(), events.at(-1), unknown.status]).toEqual([
    [
      ['22', 0, true],
      ['24', 0, true],
    ],
    { type: 'done', runs: 2, cut: null },
    400,
  ])
})

it('sends of a huge output its beginning, and keeps its recording whole', async () => {
  const source = 'console.log("b"); process.stdout.write("a".repeat(5e5))'
  const [first] = resultsOf(await eventsOf(await service.post('/api/batches', { source, runs: 2 })))
  const kept = (await linesOf(first?.runId ?? null)) as OutputLine[]
  const lengths = (lines: readonly OutputLine[] | null | undefined) =>
    lines?.map(({ text, unended }) => [text.length, unended])
  expect([lengths(first?.lines), lengths(kept)]).toEqual([
    [
      [1, undefined],
      [64 * 1024 - 1, true],
    ],
    [
      [1, undefined],
      [5e5, true],
    ],
  ])
})

it('an output without its last newline is another output', async () => {
  const source = 'process.stdout.write(Math.random() < 0.5 ? "a" : "a\\n")'
  const results = resultsOf(
    await eventsOf(await service.post('/api/batches', { source, runs: 40 })),
  )
  const lines = results.flatMap(({ lines }) => lines ?? [])
  expect(lines.sort((a) => (a.unended ? 1 : -1))).toEqual([
    { stream: 'stdout', text: 'a' },
    { stream: 'stdout', text: 'a', unended: true },
  ])
})

it('a single run is not kept waiting by batches', async () => {
  const slow = { source: 'setTimeout(() => {}, 300)', runs: 10 }
  const batches = [service.post('/api/batches', slow), service.post('/api/batches', slow)]
  // Both batches have runs that wait for their turn.
  await until(() => service.queue.waitingRepeats >= 2)
  const order: string[] = []
  await Promise.all([
    service.post('/api/runs', { source: 'console.log(1)' }).then(async (response) => {
      await response.text()
      order.push('run')
    }),
    ...batches.map(async (batch) => {
      await (await batch).text()
      order.push('batch')
    }),
  ])
  expect(order).toEqual(['run', 'batch', 'batch'])
})

it('TypeScript of batches is stripped in its turn', async () => {
  const slow = { source: 'setTimeout(() => {}, 1000)', runs: 2 }
  const batch = service.post('/api/batches', slow)
  await expect.poll(() => service.queue.active).toBe(2)
  const typed = service.post('/api/batches', { source: 'enum A {}', module: 'typescript', runs: 2 })
  await expect.poll(() => service.queue.waitingRepeats).toBe(1)
  expect([(await typed).status, (await eventsOf(await batch)).at(-1)]).toEqual([
    400,
    { type: 'done', runs: 2, cut: null },
  ])
})

it('whoever leaves a batch can come back for the rest, and read it again when it is over', async () => {
  const leaving = new AbortController()
  const response = await fetch(`${service.url}/api/batches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ source: 'console.log(1)', runs: 6 }),
    signal: leaving.signal,
  })
  const place = service.url + response.headers.get('content-location')
  await response.body?.getReader().read()
  leaving.abort()
  const rest = await eventsOf(await fetch(`${place}?from=2`))
  const whole = await eventsOf(await fetch(place))
  const lines = (events: readonly BatchEvent[]) => resultsOf(events).map(({ index }) => index)
  expect([lines(rest), lines(whole), whole.slice(2)]).toEqual([
    [2, 3, 4, 5],
    [0, 1, 2, 3, 4, 5],
    rest,
  ])
  expect(whole.at(-1)).toEqual({ type: 'done', runs: 6, cut: null })
})

it('a batch that nobody knows is not read, nor from a place that there cannot be', async () => {
  const answers = ['none', 'none?from=51', 'none?from=x'].map(async (rest) => {
    const answer = await fetch(`${service.url}/api/batches/${rest}`)
    return [answer.status, ((await answer.json()) as { error: { code: string } }).error.code]
  })
  expect(await Promise.all(answers)).toEqual([
    [404, 'unknown_batch'],
    [400, 'bad_request'],
    [400, 'bad_request'],
  ])
})

it('a client that leaves ends its batch', async () => {
  const leaving = new AbortController()
  const response = await fetch(`${service.url}/api/batches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ source: 'setTimeout(() => {}, 500)', runs: 50 }),
    signal: leaving.signal,
  })
  leaving.abort()
  await response.text().catch(() => null)
  await expect.poll(() => service.queue.active).toBe(0)
})

it.each([
  [{ source: '1', runs: 1 }, 400, '"runs" must be a whole number from 2 to 50.'],
  [{ source: '1', runs: 51 }, 400, '"runs" must be a whole number from 2 to 50.'],
  [{ source: '1', times: 2 }, 400, 'There is no field "times" here.'],
  [{ source: '  ', runs: 2 }, 400, 'There is nothing to run: the snippet is empty.'],
  [
    { source: 'enum A {}', module: 'typescript', runs: 2 },
    400,
    expect.stringContaining('enum') as string,
  ],
])('%j is refused', async (body, status, message) => {
  const response = await service.post('/api/batches', body)
  expect({ status: response.status, body: await response.json() }).toMatchObject({
    status,
    body: { error: { message } },
  })
})

// Last: a sandbox that is closed takes the cgroups of its process with it.
it('a service that stops begins no more runs of a batch', async () => {
  let isAccepting = true
  const stopping = await startTestService([24], { accepting: () => isAccepting })
  const slow = { source: 'setTimeout(() => {}, 500)', runs: 50 }
  const batch = stopping.post('/api/batches', slow)
  await expect.poll(() => stopping.queue.active).toBe(2)
  isAccepting = false
  expect((await eventsOf(await batch)).at(-1)).toEqual({
    type: 'done',
    runs: 2,
    cut: '2 of 50 runs: the service is stopping.',
  })
  await stopping.close()
})
