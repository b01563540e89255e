import { ROWS } from '../rows/contract/rowTable.ts'
import { armAsyncHooks } from './asyncHooks.ts'
import { hideInternalNames } from './builtinNames.ts'
import { armCheckMark } from './checkMark.ts'
import { startClock } from './clock.ts'
import { armClosing } from './closingHandles.ts'
import { hideWait } from './elapsed.ts'
import { enter } from './executionStack.ts'
import { armFate } from './fate.ts'
import { armFetchRequests } from './fetchRequests.ts'
import { keepCodeCache, stopGcTasks } from './gcTasks.ts'
import { handOver, mainPath } from './handOver.ts'
import { forgetHeapFlag, recallHeapFlag } from './heapFlag.ts'
import { armHeldWrites } from './heldWrites.ts'
import { hideInWorker } from './hideInWorker.ts'
import { armHolds } from './holds.ts'
import { armHttpRequests } from './httpRequests.ts'
import { binding, conceal, nodeMajor } from './internals.ts'
import { markMainEnd } from './mainEnd.ts'
import { setMainSource } from './mainSource.ts'
import { armOutputs } from './outputs.ts'
import { rememberPoolSize } from './poolSize.ts'
import { armPromises } from './promises.ts'
import { receiveJob } from './receiveJob.ts'
import { rehearse } from './rehearse.ts'
import { flush, openRows, row } from './rowWriter.ts'
import { sayProcess } from './sayProcess.ts'
import { beginSites } from './sites.ts'
import { armDisguise } from './standIns.ts'
import { armStreams } from './streamsSeen.ts'
import { armStreamWaits } from './streamWaits.ts'
import { armFrames } from './takeFrames.ts'
import { armTimedScripts } from './timedScripts.ts'
import { armTimerDelay } from './timerDelay.ts'
import { warmUp } from './warmUp.ts'

/**
 * The recorder: loaded by `node -r`, before the snippet. It prepares, waits for its job, arms its hooks and steps
 * aside. With LOOPSCOPE_RECORD=0 in the environment it does nothing but wait and step aside, for comparison.
 */
function main(): void {
  if (inWorker()) {
    hideInWorker()
    return
  }
  const record = process.env['LOOPSCOPE_RECORD'] !== '0'
  delete process.env['LOOPSCOPE_RECORD']
  if (record) forgetHeapFlag()
  warmUp()
  if (record) prepare()
  conceal()
  hideInternalNames()
  sayProcess()
  const waitingSince = process.hrtime()
  const job = receiveJob()
  const waited = process.hrtime(waitingSince)
  hideWait(waited[0] * 1e3 + waited[1] / 1e6)
  if (record && FLAGS_SHOW.test(job.source)) recallHeapFlag()
  handOver(job)
  if (record && job.record) arm(mainPath(job), job.source, job.maxRows)
}

/** What can be done while nobody waits: it changes nothing until rows are open. */
function prepare(): void {
  stopGcTasks()
  keepCodeCache()
  armDisguise()
  armFrames()
  rehearse()
  armClosing()
  armHolds()
  armOutputs(OUTPUT_BYTES)
  armHeldWrites()
  armTimerDelay()
  armStreams()
  armStreamWaits()
  armHttpRequests()
  armFetchRequests()
  armFate()
}

/** Node 10 has worker_threads only behind a flag. The module itself takes a millisecond to load: its binding knows. */
function inWorker(): boolean {
  return nodeMajor >= 12 && !binding<{ isMainThread: boolean }>('worker').isMainThread
}

function arm(file: string, source: string, maxRows: number): void {
  beginSites(file)
  setMainSource(source)
  openRows(maxRows)
  const origin = startClock()
  row(ROWS.main, origin)
  flush()
  rememberPoolSize()
  armCheckMark()
  armTimedScripts(source)
  if (nodeMajor >= 16) armPromises()
  armAsyncHooks()
  enter(MAIN_ASYNC_ID)
  markMainEnd()
}

/**
 * By these a snippet can see the heap's flag come back when it makes a Worker: V8 refuses a script's cache that was made
 * under others (FlagList::Hash), and a flag that the snippet sets must stay.
 */
const FLAGS_SHOW = /cachedData|setFlagsFromString/i
const MAIN_ASYNC_ID = 1
/** Past this the service has ended the run anyway. */
const OUTPUT_BYTES = 4 * 1024 * 1024

main()
