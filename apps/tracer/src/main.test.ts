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
  const response = await fetch(`${url}/api/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ source: 'console.log(1); setTimeout(() => console.log(2), 400)' }),
  })
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

it('starts without its PostgreSQL, says that it is not ready, and refuses links for as long', async () => {
  const started = start({ PORT: '0', DATABASE_URL: 'postgresql://x@127.0.0.1:1/x' })
  const url = await addressOf(started)
  const ready = await fetch(`${url}/readyz`)
  const link = await fetch(`${url}/api/shares/aaaaaaaaaaaaaaaa`)
  const body = (await ready.json()) as { store: boolean }
  started.child.kill('SIGTERM')
  expect([ready.status, body.store, link.status, await started.ended]).toEqual([503, false, 503, 0])
}, 30_000)
