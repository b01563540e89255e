import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../apps/tracer/src/main.ts', import.meta.url))
const START_MS = 60_000
const STOP_MS = 15_000

/** Playwright's global setup: the real service on a free port, its address in LOOPSCOPE_URL. What it returns stops the service. */
// biome-ignore lint/style/noDefaultExport: Playwright takes the default export of a global setup.
export default async function startService(): Promise<() => Promise<void>> {
  const { url, stop } = await openService(await freePort())
  process.env['LOOPSCOPE_URL'] = url
  return stop
}

/** The real service, once it answers. `env`: settings of its own. */
export async function openService(port: number, env: Readonly<Record<string, string>> = {}) {
  const data = mkdtempSync(join(tmpdir(), 'loopscope-e2e-'))
  const service = spawn(process.execPath, [main], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), LOOPSCOPE_DATA: data, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  await answers(service, `${url}/healthz`)
  return {
    url,
    async stop() {
      await stop(service)
      rmSync(data, { recursive: true, force: true })
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function answers(service: ChildProcess, url: string): Promise<void> {
  const until = Date.now() + START_MS
  while (Date.now() < until) {
    if (hasEnded(service)) throw new Error(`The service ended at once: ${service.exitCode}`)
    const response = await fetch(url).catch(() => null)
    if (response?.ok === true) return
    await sleep(100)
  }
  await stop(service)
  throw new Error(`The service did not answer within ${START_MS} ms`)
}

async function stop(service: ChildProcess): Promise<void> {
  if (hasEnded(service)) return
  const ended = once(service, 'exit')
  service.kill('SIGTERM')
  const timer = setTimeout(() => service.kill('SIGKILL'), STOP_MS)
  await ended
  clearTimeout(timer)
}

const hasEnded = (service: ChildProcess): boolean =>
  service.exitCode !== null || service.signalCode !== null
