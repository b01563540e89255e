import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { shareCreatedSchema, shareSchema } from '@loopscope/shared/wire/share'

const SERVICE = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const CLIENTS = 4
/** How many links each recording gets: about one in so many requests writes a new recording. */
const LINKS_PER_RUN = 5

export type Storm = {
  /** How many links are to be answered with 201. */
  readonly shares: number
  /** How often the service is killed meanwhile. */
  readonly kills: number
  /** Of the service: where it keeps its links. */
  readonly environment: Readonly<Record<string, string>>
}

export type StormReport = {
  readonly answered: number
  /** Requests that a kill left without an answer. */
  readonly unanswered: number
  readonly kills: number
  /** Answered with 201 and not there afterwards, or not as they were. */
  readonly lost: readonly string[]
  readonly damaged: readonly string[]
  readonly writeSeconds: number
  readonly readSeconds: number
}

/** A link that was answered with 201, and what it must show. */
export type Promised = {
  readonly id: string
  readonly cursor: number
  readonly source: string
  readonly recording: string
}

/**
 * Clients make links as fast as they are answered while the service is killed with SIGKILL again and again, in the middle of
 * writing. Then every link that was answered with 201 is read back and compared with what was recorded.
 */
export async function shareStorm({ shares, kills, environment }: Storm): Promise<StormReport> {
  const promised: Promised[] = []
  let unanswered = 0
  let killed = 0
  let service = await start(environment)
  const began = performance.now()
  while (promised.length < shares) {
    const { url, child } = service
    const goal = killed < kills ? Math.ceil((shares * (killed + 1)) / (kills + 1)) : shares
    let alive = true
    const client = async () => {
      while (alive && promised.length < goal) {
        try {
          await shareOneRun(
            url,
            (link) => promised.push(link),
            () => alive,
          )
        } catch (error) {
          if (alive) throw error
          unanswered++
        }
      }
    }
    const clients = Array.from({ length: CLIENTS }, client)
    if (killed < kills) {
      while (promised.length < goal) await sleep(1)
      alive = false
      await sleep(Math.random() * 8)
      await kill(child)
      killed++
      await Promise.all(clients)
      service = await start(environment)
    } else await Promise.all(clients)
  }
  const written = performance.now()
  const { lost, damaged } = await readBack(service.url, promised)
  const read = performance.now()
  await kill(service.child)
  return {
    answered: promised.length,
    unanswered,
    kills: killed,
    lost,
    damaged,
    writeSeconds: (written - began) / 1e3,
    readSeconds: (read - written) / 1e3,
  }
}

/** After `isAlive` turned false the client goes on until a request of its fails: that is the one that the kill met. */
async function shareOneRun(url: string, keep: (link: Promised) => void, isAlive: () => boolean) {
  const source = `// ${Math.random()}\nfor (let i = 0; i < ${Math.ceil(Math.random() * 300)}; i++) setImmediate(() => {})\nconsole.log('ü')`
  const recording = await (await post(`${url}/api/runs`, { source })).text()
  const { runId } = JSON.parse(recording.slice(0, recording.indexOf('\n'))) as { runId: string }
  for (let cursor = 0; cursor < LINKS_PER_RUN || !isAlive(); cursor++) {
    const response = await post(`${url}/api/shares`, { runId, cursor })
    if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`)
    // The status is the promise: what follows may be cut off, but then no one knows the id.
    const { id } = shareCreatedSchema.parse(await response.json())
    keep({ id, cursor, source, recording })
  }
}

/** Reads links: ids of those that are not there, and of those that are not as they were. */
export async function readBack(url: string, promised: readonly Promised[]) {
  const lost: string[] = []
  const damaged: string[] = []
  let next = 0
  const reader = async () => {
    for (let link = promised[next++]; link !== undefined; link = promised[next++]) {
      const response = await fetch(`${url}/api/shares/${link.id}`)
      if (response.status === 404) lost.push(link.id)
      else if (!response.ok || !isSame(await response.text(), link)) damaged.push(link.id)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, reader))
  return { lost, damaged }
}

function isSame(text: string, { id, cursor, source, recording }: Promised): boolean {
  const share = shareSchema.safeParse(JSON.parse(text))
  if (!share.success) return false
  const { data } = share
  return (
    data.id === id &&
    data.cursor === cursor &&
    data.source === source &&
    data.recording === recording
  )
}

function post(url: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
}

async function start(environment: Readonly<Record<string, string>>) {
  const env = {
    ...process.env,
    PORT: '0',
    LOOPSCOPE_WARM: '2',
    LOOPSCOPE_SHARES_PER_MINUTE: '100000',
    LOOPSCOPE_SHARES_MB_PER_DAY: '1000000',
    ...environment,
  }
  const child = spawn(process.execPath, [SERVICE], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\S+/.exec(line)?.[0]
    if (url !== undefined) return { child, url }
  }
  throw new Error('The service did not start')
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
