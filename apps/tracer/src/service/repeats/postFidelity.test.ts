import { fidelitySchema } from '@loopscope/shared/wire/batch'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestService, type TestService } from '../../testing/startTestService.ts'
import { UNKNOWN_RUN } from '../../testing/unknownRun.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService([10, 24])
}, 60_000)

afterAll(() => service.close())

async function fidelityOf(source: string, more: object = {}) {
  const recording = await (await service.post('/api/runs', { source, ...more })).text()
  const { runId } = JSON.parse(recording.slice(0, recording.indexOf('\n'))) as { runId: string }
  const response = await service.post(`/api/runs/${runId}/fidelity`, {})
  return fidelitySchema.parse(await response.json())
}

const out = (text: string) => ({ stream: 'stdout' as const, text })

describe('the same snippet without the recorder', () => {
  it('gives the same output and the same end', async () => {
    const source = 'setImmediate(() => { console.log(1); process.exitCode = 3 })'
    expect(await fidelityOf(source)).toEqual({
      verdict: 'same',
      runs: 1,
      plain: [{ runs: 1, lines: [out('1')] }],
      reason: null,
    })
  })

  it('gives the same error message', async () => {
    const { verdict, plain } = await fidelityOf('console.log(1)\nthrow new Error("no")')
    expect({ verdict, first: plain[0]?.lines[0] }).toEqual({ verdict: 'same', first: out('1') })
  })

  it('gives several outputs where a race decides, and the recorded one among them', async () => {
    // One of two, nine times in ten in the way that makes the runs differ soon.
    const verdicts = new Set<string>()
    for (let i = 0; i < 20 && !verdicts.has('racy'); i++)
      verdicts.add((await fidelityOf('console.log(Math.random() < 0.5)')).verdict)
    expect(verdicts).toContain('racy')
  })

  it('differs on Node 10, where following promises gives them asynchronous ids', async () => {
    const source =
      'const { AsyncResource } = require("async_hooks"); const id = () => new AsyncResource("A").asyncId();\n' +
      'const before = id(); Promise.resolve().then(() => {}); console.log(id() - before)'
    const fidelity = await fidelityOf(source, { node: '10' })
    // Twenty, unless the machine is so busy that their time is over before.
    expect(fidelity).toEqual({
      verdict: 'differs',
      runs: expect.any(Number) as number,
      plain: [{ runs: fidelity.runs, lines: [out('1')] }],
      reason: null,
    })
  })

  it('varies where every run prints another number', async () => {
    const fidelity = await fidelityOf('console.log(Math.random())')
    expect([fidelity.verdict, fidelity.plain.length]).toEqual(['varies', 3])
  })

  it('sends the beginnings of huge outputs', async () => {
    const { plain } = await fidelityOf(
      'require("fs").writeSync(1, "\\n".repeat(5e5) + Math.random())',
    )
    expect(plain.map(({ lines }) => lines.length)).toEqual([2000, 2000, 2000])
  })

  it('is not asked for where a limit decided how far the run came', async () => {
    expect(await fidelityOf('setInterval(() => console.log(1), 10)', { timeoutMs: 200 })).toEqual({
      verdict: 'unknown',
      runs: 0,
      plain: [],
      reason: 'A limit stopped it: how far it came depends on how fast it was.',
    })
  })
})

it('ends when the last client that waits for it leaves, and begins anew for the next', async () => {
  const source = 'setTimeout(() => console.log(Math.random()), 100)'
  const recording = await (await service.post('/api/runs', { source })).text()
  const { runId } = JSON.parse(recording.slice(0, recording.indexOf('\n'))) as { runId: string }
  const clients = [new AbortController(), new AbortController()]
  const asked = clients.map(({ signal }) =>
    fetch(`${service.url}/api/runs/${runId}/fidelity`, { method: 'POST', signal }).catch(
      ({ name }: Error) => name,
    ),
  )
  await expect.poll(() => service.queue.active).toBe(1)
  const before = await runsEnded()
  for (const client of clients) client.abort()
  expect(await Promise.all(asked)).toEqual(['AbortError', 'AbortError'])
  await expect.poll(() => service.queue.active).toBe(0)
  expect((await runsEnded()) - before).toBeLessThan(10)
  const next = await service.post(`/api/runs/${runId}/fidelity`, {})
  expect(fidelitySchema.parse(await next.json()).verdict).toBe('varies')
})

async function runsEnded(): Promise<number> {
  const metrics = await (await fetch(`${service.url}/metrics`)).text()
  const counts = [...metrics.matchAll(/^loopscope_runs_total\S+ (\d+)$/gm)]
  return counts.reduce((sum, [, count]) => sum + Number(count), 0)
}

it('a run that is not kept is refused', async () => {
  const response = await service.post('/api/runs/none/fidelity', {})
  expect({ status: response.status, body: await response.json() }).toEqual(UNKNOWN_RUN)
})
