import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clusterActionSchema } from '@loopscope/shared/lab/labApi'
import { LabFold } from '@loopscope/shared/lab/labAt'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { Labs } from '../src/lab/labs.ts'
import { settled, stillAlive, stillListening } from '../src/testing/testSession.ts'

/**
 * Start, kill a worker, stop, many times over: `node --expose-gc apps/tracer/verify/labRounds.ts 100`. Prints how long a start took until
 * two workers listened, how much the service's memory grew from the tenth round on, and what is left.
 */
const rounds = Number(process.argv[2] ?? 100)
const folder = mkdtempSync(join(tmpdir(), 'loopscope-rounds-'))
const labs = new Labs({ enabled: true, dataFolder: folder })
const pause = () => new Promise((resolve) => setTimeout(resolve, 10))
const heap = () => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

const ready: number[] = []
const pids = new Set<number>()
const ports = new Set<number>()
let begun = 0
for (let round = 1; round <= rounds; round++) {
  if (round === 10) begun = heap()
  const before = performance.now()
  const opened = await labs.open('visitor', 'cluster')
  if (typeof opened === 'string') throw new Error(opened)
  const { session } = opened
  const fold = new LabFold(session.recording.events as LabEvent[])
  const until = async (workers: number) => {
    for (;;) {
      const moment = fold.at(Number.POSITIVE_INFINITY)
      if (moment !== null && settled(workers)(moment)) return
      await pause()
    }
  }
  await until(2)
  ready.push(performance.now() - before)
  pids.add(session.pids[0] ?? 0)
  const kill = { action: 'kill', process: 'worker 1', epoch: session.epoch }
  await session.act(clusterActionSchema.parse(kill))
  await until(1)
  await session.end('stopped')
  for (const event of fold.events) {
    if (event.type === 'process') pids.add(event.pid)
    if (event.type === 'epoch') for (const port of Object.values(event.labels)) ports.add(port)
  }
}
const grown = heap() - begun
ready.sort((one, other) => one - other)
console.log({
  rounds,
  processes: pids.size,
  alive: await stillAlive([...pids]),
  listening: await stillListening([...ports]),
  stateFiles: readdirSync(join(folder, 'labs')).filter((name) => name.endsWith('.json')),
  medianReadyMs: Math.round(ready[Math.floor(ready.length / 2)] ?? 0),
  grownKb: begun === 0 ? null : Math.round(grown / 1024),
})
await labs.close()
rmSync(folder, { recursive: true, force: true })
