import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../apps/tracer/src/main.ts', import.meta.url))
const OPTIONS = fileURLToPath(new URL('../apps/tracer/serviceProcess.json', import.meta.url))

/** How `npm start` starts Node for it. */
type ProcessOptions = {
  readonly arguments: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

/** The real service in a process of its own, on a free port of 127.0.0.1. */
export class BenchService {
  readonly process: ChildProcess
  readonly url: string
  #data: string
  #agent = new Agent({ keepAlive: true })

  private constructor(child: ChildProcess, url: string, data: string) {
    this.process = child
    this.url = url
    this.#data = data
  }

  /** Resolves when the service says that it is ready; throws when it has not after 60 s. */
  static async start(extra: Record<string, string> = {}): Promise<BenchService> {
    const port = await freePort()
    const data = mkdtempSync(join(tmpdir(), 'loopscope-bench-'))
    const own = { HOST: '127.0.0.1', PORT: String(port), LOOPSCOPE_DATA: data }
    const usual = JSON.parse(readFileSync(OPTIONS, 'utf8')) as ProcessOptions
    const env = { ...process.env, ...usual.environment, ...own, ...extra }
    const child = spawn(process.execPath, [...usual.arguments, MAIN], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const service = new BenchService(child, `http://127.0.0.1:${port}`, data)
    await service.warmed()
    return service
  }

  /** Waits until the warm pool is full again. */
  async warmed(): Promise<void> {
    for (let tries = 0; tries < 1200; tries++) {
      if (await this.#isFull()) return
      await sleep(50)
    }
    throw new Error('the service did not become ready within 60 s')
  }

  async #isFull(): Promise<boolean> {
    try {
      const response = await fetch(`${this.url}/readyz`)
      const { warmth } = (await response.json()) as { warmth: { ready: number; target: number }[] }
      return warmth.every(({ ready, target }) => ready >= target)
    } catch (_notListening) {
      return false
    }
  }

  /** Posts a snippet and reads its recording to the end: ms from the request to the last line. */
  async post(node: string, source: string): Promise<number> {
    const start = performance.now()
    const answer = await this.#ask(JSON.stringify({ source, module: 'commonjs', node }))
    const elapsed = performance.now() - start
    requireFinished(answer)
    return elapsed
  }

  /** Posts a snippet and reads its recording to the end: how many bytes that has, as NDJSON. */
  async recordedBytes(node: string, source: string): Promise<number> {
    const answer = await this.#ask(JSON.stringify({ source, module: 'commonjs', node }))
    requireFinished(answer)
    return Buffer.byteLength(answer)
  }

  /** By node:http: fetch takes a millisecond of processor time more, which the service would have to do without. */
  #ask(body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      }
      const options = { method: 'POST', agent: this.#agent, headers }
      const asking = request(`${this.url}/api/runs`, options, (response) => {
        text(response).then(resolve, reject)
      })
      asking.once('error', reject)
      asking.end(body)
    })
  }

  async close(): Promise<void> {
    this.#agent.destroy()
    const closed = new Promise((resolve) => this.process.once('close', resolve))
    this.process.kill('SIGTERM')
    await closed
    rmSync(this.#data, { recursive: true, force: true })
  }
}

function requireFinished(answer: string): void {
  const last = JSON.parse(answer.trimEnd().split('\n').at(-1) ?? '{}') as {
    outcome?: { type: string }
  }
  if (last.outcome?.type !== 'finished')
    throw new Error(`a bench run did not finish: ${answer.slice(-300)}`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
