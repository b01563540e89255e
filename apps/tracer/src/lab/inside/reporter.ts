import cluster, { type Worker } from 'node:cluster'
import { subscribe } from 'node:diagnostics_channel'
import { flushCompileCache } from 'node:module'
import type { Socket } from 'node:net'
import { clockUs } from './clock.ts'
import { placeOfCaller, placeOfError } from './placeOf.ts'
import type { FromGuard, Told, ToldOfWorker } from './told.ts'

/**
 * Loaded before the demo's program, in the primary and in each worker, so that the program itself stays as one would write it.
 * It tells what cluster, net and the event loop do; of a worker by way of its primary.
 */

const LOGS_PER_SECOND = 20
const LATENESS_EVERY_MS = 20
const LOOP_EVERY_MS = 250

function relay(message: FromGuard): void {
  if (process.connected) process.send?.({ relayed: message }, undefined, undefined, () => undefined)
}

function tell(what: Told): void {
  if (cluster.isPrimary) relay({ from: 'told', of: 'primary', what })
  else if (process.connected) process.send?.({ told: what }, undefined, undefined, () => undefined)
}

function tellOf(worker: Worker, more: Pick<ToldOfWorker, 'state'> & Partial<ToldOfWorker>): void {
  const { pid } = worker.process
  // Without a pid there never was a process: the error that follows says why.
  if (pid === undefined) return
  const what = { told: 'worker', at: clockUs(), worker: worker.id, pid, ...more } as const
  relay({ from: 'told', of: 'primary', what })
}

function watchWorkers(): void {
  cluster
    .on('fork', (worker) => tellOf(worker, { state: 'started' }))
    .on('online', (worker) => tellOf(worker, { state: 'online' }))
    .on('listening', (worker) => tellOf(worker, { state: 'listening' }))
    .on('disconnect', (worker) => tellOf(worker, { state: 'disconnected' }))
    .on('exit', (worker, code: number | null, signal: string | null) => {
      const afterDisconnect = worker.exitedAfterDisconnect === true
      tellOf(worker, {
        state: 'exited',
        code: signal ? null : code,
        signal: signal || null,
        afterDisconnect,
      })
    })
    .on('message', (worker, message: { told?: Told }) => {
      if (message.told) relay({ from: 'told', of: `worker ${worker.id}`, what: message.told })
    })
}

function watchConnections(): void {
  let open = 0
  subscribe('net.server.socket', (message) => {
    const { socket } = message as { socket: Socket }
    open += 1
    socket.once('close', () => {
      open -= 1
    })
    tell({ told: 'accepted', at: clockUs(), remotePort: socket.remotePort ?? 0 })
  })
  watchLoop(() => open)
}

/** A timer's lateness is how long the loop kept it waiting. */
function watchLoop(open: () => number | null): void {
  let worst = 0
  let due = clockUs() + LATENESS_EVERY_MS * 1000
  setInterval(() => {
    const now = clockUs()
    worst = Math.max(worst, now - due)
    due = now + LATENESS_EVERY_MS * 1000
  }, LATENESS_EVERY_MS).unref()
  setInterval(() => {
    tell({ told: 'loop', at: clockUs(), delayUs: Math.max(0, worst), open: open() })
    worst = 0
  }, LOOP_EVERY_MS).unref()
}

/** The program's listener runs between these two: a nextTick waits until the message's callback has returned. */
function watchBlocks(): void {
  process.on('message', (message: { do?: string }) => {
    if (message.do !== 'block') return
    const from = clockUs()
    process.nextTick(() => {
      const to = clockUs()
      tell({ told: 'blocked', at: to, from, to })
    })
  })
}

/** What the program prints is told with its place; of many lines a second the first ones. */
function watchLog(): void {
  const print = console.log
  let second = 0
  let count = 0
  let dropped = 0
  console.log = function log(...values: unknown[]) {
    print(...values)
    const at = clockUs()
    if (at - second > 1e6) [second, count] = [at, 0]
    count += 1
    if (count > LOGS_PER_SECOND) {
      dropped += 1
      return
    }
    const place = placeOfCaller(log)
    tell({ told: 'log', at, text: values.join(' '), dropped, ...(place && { place }) })
    dropped = 0
  }
}

process.on('uncaughtExceptionMonitor', (error: Error) => {
  const place = placeOfError(error)
  tell({
    told: 'threw',
    at: clockUs(),
    text: `${error.name}: ${error.message}`,
    ...(place && { place }),
  })
})
watchLog()
if (cluster.isPrimary) {
  watchWorkers()
  watchLoop(() => null)
  // The guard is gone, so nobody could end this process any more.
  process.on('disconnect', () => process.exit())
} else {
  watchBlocks()
  watchConnections()
}

setTimeout(() => flushCompileCache(), 1000).unref()
