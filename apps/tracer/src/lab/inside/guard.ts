import { type ChildProcess, fork } from 'node:child_process'
import { flushCompileCache } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { clockUs } from './clock.ts'
import type { FromGuard, ToGuard, ToldByClient } from './told.ts'

/**
 * The guard of a session: leader of the process group that all of its processes are in, and parent of the primary and the
 * client. When the service ends, however it ends, the channel to it closes, and the group is killed, frozen processes too.
 */

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const PRIMARY = path('../../../demos/cluster/primary.ts')
const CLIENT = path('./client.ts')
const REPORTER = new URL('./reporter.ts', import.meta.url).href
const STDERR_KEPT = 4096
/** How long a parent may take to collect its children, ms. */
const COLLECT_MS = 500

const children = new Map<string, ChildProcess>()

function tell(message: FromGuard): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined)
}

/** Node keeps compiled code when a process ends by itself, which a killed one does not. */
setTimeout(() => flushCompileCache(), 1000).unref()

function start(
  of: 'primary' | 'client',
  file: string,
  args: string[],
  execArgv: string[],
  env: NodeJS.ProcessEnv,
): void {
  let stderr = ''
  const child = fork(file, args, { execArgv, env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  children.set(of, child)
  child.once('spawn', () => tell({ from: 'started', of, pid: child.pid ?? 0, at: clockUs() }))
  child.on('error', ({ code = 'unknown' }: NodeJS.ErrnoException) =>
    tell({ from: 'failed', of, code }),
  )
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-STDERR_KEPT)
  })
  child.on(
    'message',
    (message: {
      relayed?: FromGuard
      batch?: ToldByClient[]
      backoff?: number
      withinMs?: number
    }) => {
      if (message.relayed) tell(message.relayed)
      else if (message.batch) for (const what of message.batch) tell({ from: 'told', of, what })
      else if (message.backoff !== undefined)
        tell({
          from: 'backoff',
          exits: message.backoff,
          withinMs: message.withinMs ?? 0,
          at: clockUs(),
        })
    },
  )
  child.once('exit', (code, signal) => {
    children.delete(of)
    tell({ from: 'exited', of, pid: child.pid ?? 0, at: clockUs(), code, signal, stderr })
  })
}

process.on('message', (message: ToGuard) => {
  if ('start' in message) {
    const { start: env, keepAlive, firstRequest, firstConnection } = message
    const cache = { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] }
    start('primary', PRIMARY, [], ['--import', REPORTER], { ...env, ...cache })
    const counted = [String(firstRequest), String(firstConnection)]
    start(
      'client',
      CLIENT,
      [env['PORT'] ?? '', keepAlive ? 'keepAlive' : 'new', ...counted],
      [],
      cache,
    )
    return
  }
  if ('end' in message) {
    void endInOrder(message.end)
    return
  }
  const child = children.get(message.for)
  if (child?.connected) child.send(message.order, () => undefined)
})

/**
 * Workers end while their primary is there to collect them, primary and client while the guard is. What is only killed as a group
 * is left as zombies where the machine's first process collects nobody, as in many containers.
 */
async function endInOrder(workers: readonly number[]): Promise<void> {
  const primary = children.get('primary')
  if (primary?.connected) primary.send({ do: 'refork', on: false }, () => undefined)
  for (const pid of workers) kill(pid, 'SIGKILL')
  if (primary !== undefined) await waitUntil(() => !workers.some((pid) => kill(pid, 0)))
  for (const child of children.values()) child.kill('SIGKILL')
  await waitUntil(() => children.size === 0)
  process.exit()
}

async function waitUntil(isTrue: () => boolean): Promise<void> {
  for (let left = COLLECT_MS; left > 0 && !isTrue(); left -= 5) await sleep(5)
}

function kill(pid: number, signal: 'SIGKILL' | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

function endAll(): void {
  process.kill(-process.pid, 'SIGKILL')
}

process.on('disconnect', endAll)
process.on('uncaughtException', endAll)
process.on('exit', endAll)
