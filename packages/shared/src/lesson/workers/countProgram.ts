import type { WorkersSettings } from './workersSettings.ts'

/**
 * Threads that add 1 to one cell of shared memory, again and again. They wait for each other before they begin; the main
 * thread looks at the cells meanwhile, each time after a longer pause: there are few looks, however long they count. Each
 * thread also notes its own count, in a cell that no one else writes to.
 */
export function countProgram({ threads, millions, atomics }: WorkersSettings): string {
  const own = Array.from({ length: threads }, (_, i) => 16 * (i + 2)).join(', ')
  return `const { Worker, isMainThread, parentPort, workerData } = require('node:worker_threads')

const SUM = 0
const GO = 16
const OWN = [${own}] // 16 apart: no two of them in one cache line

if (isMainThread) {
  const cells = new Int32Array(new SharedArrayBuffer(4 * 128))
  const look = (when) => console.log(when, ...OWN.map((own) => cells[own]), cells[SUM])
  let waiting = OWN.length
  let counting = OWN.length
  let clock
  let pause = 1

  const watch = () => {
    look('seen')
    clock = setTimeout(watch, pause++) // ever more seldom
  }
  const begin = () => {
    look('go')
    Atomics.store(cells, GO, 1)
    Atomics.notify(cells, GO)
    clock = setTimeout(watch, pause)
  }
  const end = () => {
    clearTimeout(clock)
    look('end')
  }
  OWN.forEach((own, i) => {
    const worker = new Worker(__filename, { workerData: { cells, own } })
    worker.on('message', (what) => {
      console.log(what, i + 1)
      if (what === 'ready' && --waiting === 0) begin()
      if (what === 'counted') --counting === 0 ? end() : look('seen')
    })
  })
} else {
  const { cells, own } = workerData
  parentPort.postMessage('ready')
  Atomics.wait(cells, GO, 0)
  for (let i = 1; i <= ${literal(millions * 1e6)}; i++) {
${(atomics ? ATOMIC : PLAIN).join('\n')}
  }
  parentPort.postMessage('counted')
}
`
}

/** 1500000 as 1_500_000. */
function literal(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, '_')
}

const PLAIN = [
  '    const sum = cells[SUM] // cells[SUM]++ is just this: read,',
  '    cells[own] = i',
  '    cells[SUM] = sum + 1 // and write, whatever was written in between',
]

const ATOMIC = ['    cells[own] = i', '    Atomics.add(cells, SUM, 1)']
