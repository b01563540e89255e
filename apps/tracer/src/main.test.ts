import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))

const data = mkdtempSync(join(tmpdir(), 'loopscope-main-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

type Started = { child: ChildProcess; text: () => string; ended: Promise<number | null> }

function start(environment: Record<string, string>): Started {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, LOOPSCOPE_WARM: '0', LOOPSCOPE_DATA: data, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const ended = once(child, 'close').then(([status]) => status as number | null)
  return { child, text: () => text, ended }
}

const asking = (source: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ source }),
})

async function addressOf(started: Started): Promise<string> {
  for (;;) {
    const url = /http:\/\/[\d.]+:\d+/.exec(started.text())?.[0]
    if (url !== undefined) return url
    if (started.child.exitCode !== null) throw new Error(started.text())
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

it('stops when asked: a run that goes on is finished first, the status is 0', async () => {
  const started = start({ PORT: '0' })
  const url = await addressOf(started)
  const slow = 'console.log(1); setTimeout(() => console.log(2), 400)'
  const response = await fetch(`${url}/api/runs`, asking(slow))
  started.child.kill('SIGTERM')
  const lines = (await response.text()).trimEnd().split('\n')
  const last = JSON.parse(lines.at(-1) ?? '') as { outcome: { type: string } }
  expect([last.outcome.type, await started.ended]).toEqual(['finished', 0])
}, 30_000)

it('stops as well while it is still starting', async () => {
  const started = start({ PORT: '0' })
  const staged = () =>
    readdirSync(tmpdir()).filter((name) => name.includes(`-${started.child.pid}-`))
  while (staged().length === 0 && started.child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 5))
  started.child.kill('SIGTERM')
  expect([await started.ended, staged()]).toEqual([0, []])
}, 30_000)

it('says who has the port when it is taken', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const started = start({ PORT: String(port) })
  const status = await started.ended
  server.close()
  expect([status, started.text().trim()]).toEqual([
    2,
    `Port ${port} is taken. Another Loopscope may be running; choose another with PORT=4601 npm start.`,
  ])
}, 30_000)

it('refuses to serve others without a sandbox, and says how to get one', async () => {
  const started = start({ PORT: '0', HOST: '0.0.0.0', LOOPSCOPE_SANDBOX: 'none' })
  const status = await started.ended
  expect([status, started.text().includes('apt-get install bubblewrap')]).toEqual([2, true])
}, 30_000)

it.each([
  ['LOOPSCOPE_HOSTS', 'loopscope.example'],
  ['LOOPSCOPE_PROXIES', '127.0.0.1'],
])(
  'and so it does where %s lets others in',
  async (name, value) => {
    const started = start({ PORT: '0', LOOPSCOPE_SANDBOX: 'none', [name]: value })
    const status = await started.ended
    expect([status, started.text().includes(`${name} is ${value}.`)]).toEqual([2, true])
  },
  30_000,
)

it('asked to stop it says so and still serves, kept runs too, until the time for that is over', async () => {
  const started = start({ PORT: '0', LOOPSCOPE_DRAIN_S: '3', LOOPSCOPE_LOG: 'info' })
  const url = await addressOf(started)
  const run = await (await fetch(`${url}/api/runs`, asking('console.log(1)'))).text()
  const { runId } = JSON.parse(run.slice(0, run.indexOf('\n'))) as { runId: string }
  started.child.kill('SIGTERM')
  const states = () => [...started.text().matchAll(/"state":"(\w+)"/g)].map(([, state]) => state)
  while (!states().includes('draining')) await new Promise((resolve) => setTimeout(resolve, 5))
  const ready = await fetch(`${url}/readyz`)
  const body: unknown = await ready.json()
  const shared = await fetch(`${url}/api/shares`, {
    ...asking(''),
    body: JSON.stringify({ runId }),
  })
  const another = await fetch(`${url}/api/runs`, asking('console.log(2)'))
  await another.text()
  expect({
    ready: [ready.status, body],
    answers: [shared.status, another.status],
    ended: await started.ended,
    states: states(),
  }).toEqual({
    ready: [503, { ready: false, state: 'draining', warmth: expect.any(Array), store: true }],
    answers: [201, 200],
    ended: 0,
    states: ['ready', 'draining', 'stopping'],
  })
}, 30_000)

it('writes JSON lines that name each request, and no link', async () => {
  const started = start({ PORT: '0', LOOPSCOPE_LOG: 'info', LOOPSCOPE_PROXIES: '127.0.0.1/32' })
  const url = await addressOf(started)
  const headers = { 'x-request-id': 'proxy-made-1' }
  const run = await fetch(`${url}/api/runs`, {
    ...asking('console.log(1)'),
    headers: { 'content-type': 'application/json', ...headers },
  })
  const recording = await run.text()
  const { runId } = JSON.parse(recording.slice(0, recording.indexOf('\n'))) as { runId: string }
  const link = await fetch(`${url}/api/shares/aaaaaaaaaaaaaaaa`, { headers })
  const refusal = { named: link.headers.get('x-request-id'), body: await link.json() }
  started.child.kill('SIGTERM')
  await started.ended
  const lines = started.text().trimEnd().split('\n')
  const told = lines
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ requestId }) => requestId === 'proxy-made-1')
    .map(({ level: _level, time: _time, pid: _pid, ms: _ms, ...rest }) => rest)
  const requestId = 'proxy-made-1'
  expect({ named: run.headers.get('x-request-id'), refusal }).toEqual({
    named: requestId,
    refusal: {
      named: requestId,
      body: { error: { code: 'unknown_share', message: expect.any(String) } },
    },
  })
  expect(told.toSorted((a, b) => String(a['path']).localeCompare(String(b['path'])))).toEqual([
    { requestId, method: 'POST', path: '/api/runs', status: 200, msg: 'request' },
    {
      ...{ requestId, method: 'GET', path: '/api/shares/:id', status: 404 },
      ...{ refusal: 'unknown_share', msg: 'request' },
    },
    { requestId, runId, node: '24.21.0', outcome: 'finished', warm: false, msg: 'run' },
  ])
}, 30_000)

it('answers a wrong variable with its name', async () => {
  const started = start({ PORT: 'many' })
  expect([await started.ended, started.text().startsWith('PORT is not usable: ')]).toEqual([
    2,
    true,
  ])
}, 30_000)

it('says why it cannot keep links, and how to choose another place', async () => {
  const file = join(data, 'no-folder')
  writeFileSync(file, '')
  const started = start({ PORT: '0', LOOPSCOPE_DATA: file })
  expect([await started.ended, started.text().trim()]).toEqual([
    2,
    expect.stringMatching(
      /^The store of links cannot be opened in .*no-folder: .*\. Choose another folder with LOOPSCOPE_DATA, or a PostgreSQL with DATABASE_URL\.$/,
    ),
  ])
}, 30_000)

it('starts without its PostgreSQL, says so, runs snippets, and refuses links for as long', async () => {
  const started = start({ PORT: '0', DATABASE_URL: 'postgresql://x@127.0.0.1:1/x' })
  const url = await addressOf(started)
  const ready = await fetch(`${url}/readyz`)
  const link = await fetch(`${url}/api/shares/aaaaaaaaaaaaaaaa`)
  const body: unknown = await ready.json()
  const run = await fetch(`${url}/api/runs`, asking('console.log(1)'))
  const recording = await run.text()
  started.child.kill('SIGTERM')
  expect({
    ready: [ready.status, body],
    link: [link.status, link.headers.get('retry-after')],
    run: [run.status, recording.includes('"type":"finished"')],
    ended: await started.ended,
  }).toEqual({
    ready: [200, { ready: true, state: 'ready', warmth: expect.any(Array), store: false }],
    link: [503, '5'],
    run: [200, true],
    ended: 0,
  })
}, 30_000)
