import { type ChildProcess, fork, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { clockUs } from './clock.ts'
import type { Launch, ToGuard } from './guardOrders.ts'
import type { ClientReport, FromGuard, InstancesReport, ProcessReport } from './processReport.ts'

/**
 * The guard of a session: leader of the process group that all of its processes are in, and parent of all that it is told to
 * start. When the service ends, however it ends, the channel to it closes, and the group is killed, frozen processes too.
 */

const STDERR_KEPT = 4096
/** So long what an ended program wrote is waited for, ms. */
const READ_MS = 200
const LINES_EVERY_MS = 15
/** How long a parent may take to collect its children, ms. */
const COLLECT_MS = 500

const children = new Map<string, ChildProcess>()

function tell(message: FromGuard): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined)
}

/** Node keeps compiled code when a process ends by itself, which a killed one does not. */
setTimeout(() => flushCompileCache(), 1000).unref()

function start(launch: Launch): void {
  const { of } = launch
  let stderr = ''
  const failed = ({ code = 'unknown' }: NodeJS.ErrnoException) => tell({ from: 'failed', of, code })
  let child: ChildProcess
  try {
    child = launch.kind === 'node' ? startNode(launch) : startProgram(launch)
  } catch (error) {
    failed(error as NodeJS.ErrnoException)
    return
  }
  children.set(of, child)
  child.once('spawn', () => tell({ from: 'started', of, pid: child.pid ?? 0, at: clockUs() }))
  child.on('error', failed)
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-STDERR_KEPT)
  })
  child.once('exit', (code, signal) => {
    if (children.get(of) === child) children.delete(of)
    const at = clockUs()
    const end = () => tell({ from: 'exited', of, pid: child.pid ?? 0, at, code, signal, stderr })
    if (launch.kind === 'node') end()
    else whenRead(child, end)
  })
}

/** What a program wrote last is told before its end: of HAProxy, the requests that it still answered. */
function whenRead(child: ChildProcess, then: () => void): void {
  let over = false
  const once = () => {
    if (!over) then()
    over = true
  }
  child.once('close', once)
  // What it has started itself may hold its streams open.
  setTimeout(once, READ_MS)
}

type FromChild = {
  relayed?: FromGuard
  told?: ProcessReport
  batch?: ClientReport[]
  backoff?: number
  withinMs?: number
  instances?: InstancesReport
}

function startNode({ of, file, args, execArgv, env }: Launch & { kind: 'node' }): ChildProcess {
  const cache = { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] }
  const child = fork(file, args, {
    execArgv: [...execArgv],
    env: { ...env, ...cache },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  child.on('message', (message: FromChild) => {
    if (message.relayed) tell(message.relayed)
    else if (message.told) tell({ from: 'told', of, what: message.told })
    else if (message.batch) for (const what of message.batch) tell({ from: 'told', of, what })
    else if (message.instances) tell({ from: 'instances', what: message.instances })
    else if (message.backoff !== undefined) {
      const { backoff: exits, withinMs = 0 } = message
      tell({ from: 'backoff', exits, withinMs, at: clockUs() })
    }
  })
  return child
}

function startProgram({ of, file, args, cwd, as }: Launch & { kind: 'program' }): ChildProcess {
  const child = spawn(file, args, { cwd, env: {}, stdio: ['ignore', 'pipe', 'pipe'], ...as })
  for (const stream of ['stdout', 'stderr'] as const) {
    let lines: string[] = []
    let rest = ''
    const flush = () => {
      const full = lines
      lines = []
      if (full.length === 0) return
      tell({ from: 'lines', of, stream, lines: full, at: clockUs() })
    }
    child[stream].setEncoding('utf8').on('data', (chunk: string) => {
      const whole = (rest + chunk).split('\n')
      rest = whole.pop() ?? ''
      if (lines.length === 0 && whole.length > 0) setTimeout(flush, LINES_EVERY_MS)
      lines.push(...whole)
    })
    child[stream].once('end', flush)
  }
  return child
}

process.on('message', (message: ToGuard) => {
  if ('launch' in message) {
    start(message.launch)
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
 * Workers end while their primary is there to collect them (a parent's children, its parent), all others while the guard is. What is only killed as a group
 * is left as zombies where the machine's first process collects no one, as in many containers.
 */
async function endInOrder(workers: readonly number[]): Promise<void> {
  const primary = children.get('primary') ?? children.get('parent')
  if (primary?.connected) primary.send({ do: 'refork', on: false }, () => undefined)
  for (const pid of workers) kill(pid, 'SIGKILL')
  if (primary !== undefined)
    await waitUntil(() => {
      // It may have forked meanwhile, or not have told of it yet.
      const forked = childrenOf(primary.pid ?? 0)
      for (const pid of forked) kill(pid, 'SIGKILL')
      return forked.length === 0 && !workers.some((pid) => kill(pid, 0))
    })
  for (const child of children.values()) child.kill('SIGKILL')
  await waitUntil(() => children.size === 0)
  process.exit()
}

/** Those that it has not collected yet; none where the system does not tell: /proc is Linux's. */
function childrenOf(pid: number): number[] {
  try {
    const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    return list.split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
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
