import { afterAll, beforeAll, expect, it } from 'vitest'
import { lockedVersion } from '../testing/lockedVersion.ts'
import { startTestService, type TestService } from '../testing/startTestService.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService([24, 26], {
    missing: [{ major: 12, reason: 'Not installed: npm run runtimes -- add 12' }],
  })
}, 60_000)

afterAll(() => service.close())

it('lists versions, those that are missing with what to type', async () => {
  const listed = (await (await fetch(`${service.url}/api/versions`)).json()) as {
    versions: unknown[]
  }
  const platform = `${process.platform}-${process.arch}`
  expect(listed.versions).toEqual([
    {
      major: 12,
      version: null,
      platform,
      status: 'missing',
      evidence: 'inferred',
      reason: 'Not installed: npm run runtimes -- add 12',
    },
    {
      major: 24,
      version: lockedVersion(24),
      platform,
      status: 'warm',
      evidence: 'observed',
      reason: null,
    },
    {
      major: 26,
      version: lockedVersion(26),
      platform,
      status: 'warm',
      evidence: 'observed',
      reason: null,
    },
  ])
})

it.each([
  ['/api/nothing', 404, 'not_found'],
  ['/nothing', 404, 'not_found'],
  ['/api/runs/00000000-0000-0000-0000-000000000000', 404, 'unknown_run'],
  ['/api/runs', 405, 'method_not_allowed'],
])('answers %s with a sentence', async (path, status, code) => {
  const response = await fetch(service.url + path)
  const answer = (await response.json()) as { error: { code: string } }
  expect([response.status, answer.error.code]).toEqual([status, code])
})

it('counts what it did', async () => {
  await (await service.post('/api/runs', { source: '1' })).text()
  // A run counts once its process is gone, which no one waits for.
  await expect
    .poll(async () => (await fetch(`${service.url}/metrics`)).text())
    .toMatch(
      new RegExp(
        `loopscope_runs_total\\{node="${lockedVersion(24)}",outcome="finished",warm="(true|false)"\\} [1-9]`,
      ),
    )
})

it('carries headers that keep foreign scripts and frames out', async () => {
  const { headers } = await fetch(`${service.url}/healthz`)
  expect({
    policy: headers.get('content-security-policy')?.includes("default-src 'self'"),
    framed: headers.get('content-security-policy')?.includes("frame-ancestors 'none'"),
    sniff: headers.get('x-content-type-options'),
    by: headers.get('x-powered-by'),
  }).toEqual({ policy: true, framed: true, sniff: 'nosniff', by: null })
})

it('tells what waits for its turn, single runs and repeated ones', async () => {
  const metrics = await (await fetch(`${service.url}/metrics`)).text()
  expect(metrics.match(/^loopscope_queue_waiting.*$/gm)).toEqual([
    'loopscope_queue_waiting{kind="single"} 0',
    'loopscope_queue_waiting{kind="repeated"} 0',
  ])
})

const RUN = '00000000-0000-4000-8000-000000000000'

it.each([
  ['GET', '/api/runs', 'POST'],
  ['GET', '/api/batches', 'POST'],
  ['GET', `/api/runs/${RUN}/fidelity`, 'POST'],
  ['GET', `/api/runs/${RUN}/sample`, 'POST'],
  ['DELETE', `/api/runs/${RUN}`, 'GET, HEAD'],
  ['POST', '/api/versions', 'GET, HEAD'],
  ['POST', '/api/puzzles', 'GET, HEAD'],
  ['DELETE', '/api/puzzles/main-first', 'GET, HEAD'],
  ['GET', '/api/shares', 'POST'],
  ['PUT', '/api/shares/aaaaaaaaaaaaaaaa', 'GET, HEAD, DELETE'],
  ['POST', '/', 'GET, HEAD'],
  ['POST', '/healthz', 'GET, HEAD'],
  ['DELETE', '/s/aaaaaaaaaaaaaaaa', 'GET, HEAD'],
])('refuses %s %s and says what it takes, as it does to OPTIONS', async (method, path, allow) => {
  const refused = await fetch(service.url + path, { method })
  const asked = await fetch(service.url + path, { method: 'OPTIONS' })
  const { error } = (await refused.json()) as { error: { code: string } }
  expect([refused.status, error.code, refused.headers.get('allow')]).toEqual([
    405,
    'method_not_allowed',
    allow,
  ])
  expect([asked.status, await asked.text(), asked.headers.get('allow')]).toEqual([204, '', allow])
})
