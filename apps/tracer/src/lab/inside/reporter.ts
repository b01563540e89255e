import cluster, { type Worker } from 'node:cluster'
import { subscribe } from 'node:diagnostics_channel'
import { flushCompileCache } from 'node:module'
import type { Socket } from 'node:net'
import { clockUs } from './clock.ts'
import type { FromGuard, ProcessReport, WorkerReport } from './processReport.ts'
import { watchLog } from './watchLog.ts'
import { watchLoop } from './watchLoop.ts'

/**
 * Loaded before the demo's program, in the primary and in each worker, so that the program itself stays as one would write it.
 * It tells what cluster, net and the event loop do; of a worker by way of its primary.
 */

function relay(message: FromGuard): void {
  if (process.connected) process.send?.({ relayed: message }, undefined, undefined, () => undefined)
}

function tell(what: ProcessReport): void {
  if (cluster.isPrimary) relay({ from: 'told', of: 'primary', what })
  else if (process.connected) process.send?.({ told: what }, undefined, undefined, () => undefined)
}

function tellOf(worker: Worker, more: Pick<WorkerReport, 'state'> & Partial<WorkerReport>): void {
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
    .on('message', (worker, message: { told?: ProcessReport }) => {
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
  watchLoop(tell, () => open)
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

watchLog(tell)
if (cluster.isPrimary) {
  watchWorkers()
  watchLoop(tell, () => null)
  // The guard is gone, so no one could end this process any more.
  process.on('disconnect', () => process.exit())
} else {
  watchBlocks()
  watchConnections()
}

setTimeout(() => flushCompileCache(), 1000).unref()
