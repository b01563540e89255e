import { setPriority } from 'node:os'
import type { AutocannonResult } from '@loopscope/shared/lab/load/loadEvents'
import { closedLoop } from './closedLoop.ts'
import { LoadMeter } from './loadMeter.ts'
import type { FromLoad, LoadOrder, LoadReport, LoadRunnerOrder } from './loadReport.ts'
import { openLoop } from './openLoop.ts'

/**
 * One execution of a load generator, in a process of its own: it takes a whole core, and the service answers meanwhile. What to
 * do is its argument. It tells what came through its parent, and ends when its time is over, when it is told to, or when its
 * parent goes.
 */

const NICE = 5
const order = JSON.parse(process.argv[2] ?? '{}') as LoadOrder
setPriority(NICE)

let last: Promise<void> = Promise.resolve()
function tell(what: LoadReport): void {
  if (!process.connected) return
  last = new Promise((resolve) => {
    const relayed: FromLoad = { from: 'load', of: 'runner', what }
    process.send?.({ relayed }, undefined, undefined, () => resolve())
  })
}

let isOver = false
const underWay = order.generator === 'autocannon' ? order.connections * order.pipelining : 0

function end(
  reason: 'finished' | 'stopped' | 'bailedOut',
  waiting: number,
  result: AutocannonResult | null = null,
): void {
  if (isOver) return
  isOver = true
  meter.over(reason, waiting, result)
  void last.then(() => process.exit())
}

const meter = new LoadMeter(tell, order.warmupSeconds > 0, () => end('bailedOut', underWay))

process.on('message', (message: LoadRunnerOrder) => {
  if (message.do === 'stopLoad') end('stopped', underWay)
})
process.on('disconnect', () => process.exit())

if (order.generator === 'autocannon') {
  const result = await closedLoop(order, meter)
  end('finished', underWay, result)
} else {
  await openLoop(order, meter)
  end('finished', 0)
}
