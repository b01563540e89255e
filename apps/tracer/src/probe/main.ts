import { ROWS } from '../rows/contract/rowTable.ts'
import { armCheckMark } from './clock/checkMark.ts'
import { startClock } from './clock/clock.ts'
import { armClosing } from './clock/closingHandles.ts'
import { hideWait } from './clock/elapsed.ts'
import { keepCodeCache, stopGcTasks } from './clock/gcTasks.ts'
import { forgetHeapFlag, recallHeapFlag } from './clock/heapFlag.ts'
import { rememberPoolSize } from './clock/poolSize.ts'
import { armTimerDelay } from './clock/timerDelay.ts'
import { markMainEnd } from './end/mainEnd.ts'
import { armProcessEnd } from './end/processEnd.ts'
import { hideInternalNames } from './hide/builtinNames.ts'
import { hideInWorker } from './hide/hideInWorker.ts'
import { armImpersonation } from './hide/impersonate.ts'
import { binding, conceal, nodeMajor } from './internals.ts'
import { setMainSource } from './mainSource.ts'
import { armBufferedWrites } from './output/bufferedWrites.ts'
import { armOutputs } from './output/outputs.ts'
import { receiveJob } from './receiveJob.ts'
import { rehearse } from './rehearse.ts'
import { flush } from './rowBuffer.ts'
import { openRows, row } from './rowWriter.ts'
import { startSampling } from './sampling/sampler.ts'
import { sayProcess } from './sayProcess.ts'
import { enter } from './stacks/executionStack.ts'
import { beginSites } from './stacks/sites.ts'
import { armFrames } from './stacks/takeFrames.ts'
import { armTimedScripts } from './stacks/timedScripts.ts'
import { mainPath, startSnippet } from './startSnippet.ts'
import { armStreams } from './streams/streamsSeen.ts'
import { armStreamWaits } from './streams/streamWaits.ts'
import { armAsyncHooks } from './tasks/armAsyncHooks.ts'
import { armFetchRequests } from './tasks/fetchRequests.ts'
import { armHolds } from './tasks/holds.ts'
import { armHttpRequests } from './tasks/httpRequests.ts'
import { armPromises } from './tasks/promises.ts'
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
  startSnippet(job)
  if (job.sampling !== null) startSampling(job.sampling)
  if (record && job.record) arm(mainPath(job), job.source, job.maxRows)
}

/** What can be done while no one waits: it changes nothing until rows are open. */
function prepare(): void {
  stopGcTasks()
  keepCodeCache()
  armImpersonation()
  armFrames()
  rehearse()
  armClosing()
  armHolds()
  armOutputs(OUTPUT_BYTES)
  armBufferedWrites()
  armTimerDelay()
  armStreams()
  armStreamWaits()
  armHttpRequests()
  armFetchRequests()
  armProcessEnd()
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
