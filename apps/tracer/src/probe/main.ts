import { ROW } from '../rows/rowKind.ts'
import { armAsyncHooks } from './asyncHooks.ts'
import { armCheckMark } from './checkMark.ts'
import { counters, readCounters, startClock } from './clock.ts'
import { armClosing } from './closingHandles.ts'
import { hideWait } from './elapsed.ts'
import { enter } from './executionStack.ts'
import { armFate } from './fate.ts'
import { handOver, mainPath } from './handOver.ts'
import { conceal, nodeMajor } from './internals.ts'
import { markMainEnd } from './mainEnd.ts'
import { armOutputs } from './outputs.ts'
import { armPromises } from './promises.ts'
import { receiveJob } from './receiveJob.ts'
import { rehearse } from './rehearse.ts'
import { flush, openRows, row, textId } from './rowWriter.ts'
import { armSites, beginSites } from './sites.ts'
import { armTimerDelay } from './timerDelay.ts'
import { warmUp } from './warmUp.ts'

/** The recorder: loaded by `node -r`, before the snippet. It waits for its job, arms itself and steps aside. */
function main(): void {
  if (inWorker()) {
    // A Worker of the snippet's runs preloaded modules too. Its loop is not the one that is shown.
    conceal()
    process.execArgv.length = 0
    return
  }
  warmUp()
  armSites()
  rehearse()
  const waitingSince = process.hrtime()
  const job = receiveJob()
  const [seconds, nanoseconds] = process.hrtime(waitingSince)
  hideWait(seconds * 1e3 + nanoseconds / 1e6)
  handOver(job)
  if (job.record) arm(mainPath(job), job.maxRows)
  else conceal()
}

/** Node 10 has worker_threads only behind a flag. */
function inWorker(): boolean {
  if (nodeMajor < 12) return false
  return !(require('worker_threads') as typeof import('worker_threads')).isMainThread
}

function arm(file: string, maxRows: number): void {
  beginSites(file)
  armClosing()
  armOutputs(OUTPUT_BYTES)
  armTimerDelay()
  armFate()
  openRows(maxRows)
  startClock()
  readCounters()
  row(ROW.main, textId(process.versions['uv'] ?? ''), counters.loopCount < 0 ? 0 : 1, 0, 0, 0)
  flush()
  armCheckMark()
  if (nodeMajor >= 16) armPromises()
  armAsyncHooks()
  conceal()
  enter(MAIN_ASYNC_ID)
  markMainEnd()
}

const MAIN_ASYNC_ID = 1
/** Past this the service has ended the run anyway. */
const OUTPUT_BYTES = 4 * 1024 * 1024

main()
