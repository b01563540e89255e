import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type DemoName, type LabEvent, labEventSchema } from '@loopscope/shared/lab/labEvent'
import type { SessionState } from '../lab/stateFile.ts'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))
/** Throws where no one catches it when it is told to. */
const THROWS = `data:text/javascript,process.on('SIGUSR2', () => { throw new Error('thrown') })`

export type LabService = {
  readonly child: ChildProcess
  readonly url: string
  readonly data: string
  /** Resolves to how it ended. */
  readonly ended: Promise<unknown>
}

const children: ChildProcess[] = []
const folders: string[] = []

/** A real service of its own, which throws at SIGUSR2. `by`: a command that runs it. */
export async function startLabService(
  data = mkdtempSync(join(tmpdir(), 'loopscope-left-')),
  by: readonly string[] = [],
): Promise<LabService> {
  folders.push(data)
  const [command = '', ...args] = [...by, process.execPath, '--import', THROWS, MAIN]
  const child = spawn(command, args, {
    env: {
      ...{ PORT: '0', LOOPSCOPE_WARM: '0', LOOPSCOPE_SANDBOX: 'none', LOOPSCOPE_DATA: data },
      // Where openssl is.
      PATH: process.env['PATH'],
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const ended = new Promise((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ?? code)),
  )
  for (;;) {
    const url = /http:\/\/[\d.]+:\d+/.exec(text)?.[0]
    if (url !== undefined) return { child, url, data, ended }
    if (child.exitCode !== null) throw new Error(text)
    await sleep(20)
  }
}

/** Ends those that still run, and removes their data. */
export function endLabServices(): void {
  for (const child of children) child.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}

/** One visitor's session of a service. */
export type LabVisit = {
  readonly id: string
  events(): Promise<LabEvent[]>
  act(action: object): Promise<Response>
  /** Resolves to the status of the answer. */
  stop(): Promise<number>
}

/** Starts a session of this demo as a new visitor. */
export async function visitLab(url: string, demo: DemoName = 'cluster'): Promise<LabVisit> {
  const json = { 'content-type': 'application/json' }
  const body = JSON.stringify({ demo })
  const answer = await fetch(`${url}/api/labs`, { method: 'POST', headers: json, body })
  const { id } = (await answer.json()) as { id: string }
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const at = `${url}/api/labs/${id}`
  return {
    id,
    async events() {
      const text = await (await fetch(`${at}/recording`, { headers: { cookie } })).text()
      const lines = text.trimEnd().split('\n')
      return lines.map((line) => labEventSchema.parse(JSON.parse(line)))
    },
    act: (action) =>
      fetch(`${at}/actions`, {
        method: 'POST',
        headers: { ...json, cookie },
        body: JSON.stringify(action),
      }),
    stop: async () => (await fetch(at, { method: 'DELETE', headers: { cookie } })).status,
  }
}

/** What the service has written down of its one session. */
export function stateOf(data: string): SessionState {
  const [name = ''] = stateFiles(data)
  return JSON.parse(readFileSync(join(data, 'labs', name), 'utf8')) as SessionState
}

/** The pid of the guard of the only session; null where there is no session, or none any more while this looks. */
export function guardOf(data: string): number | null {
  for (const name of stateFiles(data))
    try {
      const state = JSON.parse(readFileSync(join(data, 'labs', name), 'utf8')) as SessionState
      return state.guard?.pid ?? null
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    }
  return null
}

export function stateFiles(data: string): string[] {
  return readdirSync(join(data, 'labs')).filter((file) => file.endsWith('.json'))
}
