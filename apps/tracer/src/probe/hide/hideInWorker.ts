import { hideWaitOfProcess } from '../clock/elapsed.ts'
import { stopGcTasks } from '../clock/gcTasks.ts'
import { conceal } from '../internals.ts'
import { forgetRecorder } from '../startSnippet.ts'
import { hideInternalNames } from './builtinNames.ts'

/** All that the recorder does in a Worker of the snippet's, which runs preloaded modules too: its loop is not the one that is shown. */
export function hideInWorker(): void {
  stopGcTasks()
  conceal()
  hideInternalNames()
  hideWaitOfProcess()
  forgetRecorder()
  process.execArgv.length = 0
}
