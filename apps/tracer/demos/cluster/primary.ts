import cluster, { type Worker } from 'node:cluster'
import { fileURLToPath } from 'node:url'

// The notes' master.js: it forks copies of a server and tells what becomes of them.
console.log(`primary pid=${process.pid}`)
cluster.schedulingPolicy = process.env['POLICY'] === 'none' ? cluster.SCHED_NONE : cluster.SCHED_RR
cluster.setupPrimary({ exec: fileURLToPath(new URL('./worker.ts', import.meta.url)) })
for (let count = 0; count < Number(process.env['WORKERS']); count++) cluster.fork()

cluster
  .on('online', (worker) => {
    console.log('online', worker.id)
  })
  .on('listening', (worker, { address, port }) => {
    console.log('listening', worker.id, `${address}:${port}`)
  })
  .on('disconnect', (worker) => {
    console.log('disconnect', worker.id)
  })
  .on('exit', (worker, code, signal) => {
    console.log('exit', worker.id, code, signal)
    if (refork) forkAgain(worker)
  })

let refork = process.env['REFORK'] === 'true'
let exits: number[] = []

/** A worker that dies as soon as it starts would be forked for ever: three exits in five seconds are enough. */
function forkAgain(worker: Worker): void {
  if (worker.exitedAfterDisconnect) return
  const now = performance.now()
  exits = [...exits.filter((before) => now - before < 5000), now]
  if (exits.length < 3) {
    cluster.fork()
    return
  }
  refork = false
  console.log(`${exits.length} exits in 5 s: not forking again`)
  process.send?.({ backoff: exits.length, withinMs: now - (exits[0] ?? now) })
}

// What the page's buttons ask for comes through an IPC channel. It alone must not keep this process alive.
process.on('message', (order: { do: string; worker?: number; on?: boolean }) => {
  const worker = cluster.workers?.[order.worker ?? 0]
  if (order.do === 'fork') cluster.fork()
  if (order.do === 'disconnect') worker?.disconnect()
  if (order.do === 'block' || order.do === 'crash') worker?.send(order)
  if (order.do === 'hold') hold(order.on === true)
  if (order.do === 'refork') {
    refork = order.on === true
    exits = []
  }
})
process.channel?.unref()

// Without workers nothing is left to wait for, and the primary exits. A timer keeps its loop alive.
let timer: NodeJS.Timeout | undefined
function hold(on: boolean): void {
  clearInterval(timer)
  if (on) timer = setInterval(() => console.log('still here'), 60_000)
}
hold(process.env['HOLD'] === 'true')
