import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LabFold } from '@loopscope/shared/lab/labAt'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { Labs } from '../../src/lab/labs.ts'
import { stillAlive, stillListening } from '../../src/testing/leftovers.ts'
import { proxyReady, settled } from '../../src/testing/testSession.ts'

/**
 * Start, kill a process, stop, many times over: `node --expose-gc apps/tracer/verify/labs/labRounds.ts 100`, or `100 haproxy` for that demo.
 * Prints how long a start took until all could answer, how much the service's memory grew from the tenth round on, and what is left.
 */
const rounds = Number(process.argv[2] ?? 100)
const demo = process.argv[3] === 'haproxy' ? 'haproxy' : 'cluster'
const { victim, isReady } = {
  cluster: { victim: 'worker 1', isReady: settled(2) },
  haproxy: { victim: 'web-api-1', isReady: proxyReady(2) },
}[demo]
const isGone = ({ processes }: LabMoment) =>
  processes.some(({ id, exit }) => id === victim && exit !== null)
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
  const opened = await labs.open('visitor', demo)
  if (typeof opened === 'string') throw new Error(opened)
  const { session } = opened
  const fold = new LabFold(session.recording.events as LabEvent[])
  const until = async (isTrue: (moment: LabMoment) => boolean) => {
    for (;;) {
      const moment = fold.at(Number.POSITIVE_INFINITY)
      if (moment !== null && isTrue(moment)) return
      await pause()
    }
  }
  await until(isReady)
  ready.push(performance.now() - before)
  pids.add(session.pids[0] ?? 0)
  const kill = { action: 'kill', process: victim, epoch: session.epoch }
  await session.act(session.actions.parse(kill))
  await until(isGone)
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
  files: readdirSync(join(folder, 'labs')).filter((name) => name !== 'code'),
  medianReadyMs: Math.round(ready[Math.floor(ready.length / 2)] ?? 0),
  grownKb: begun === 0 ? null : Math.round(grown / 1024),
})
await labs.close()
rmSync(folder, { recursive: true, force: true })
