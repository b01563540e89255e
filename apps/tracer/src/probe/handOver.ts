import { writeFileSync } from 'fs'
import { dirname, join } from 'path'
import type { Job } from '../sandbox/job.ts'
import { nodeMajor } from './internals.ts'

type RunMain = (main?: string) => unknown
type ModuleClass = { runMain: RunMain; _cache: Record<string, unknown> }

/** The command line names a main file; the job says whether it is .js or .mjs. */
const folder = dirname(process.argv[1] ?? '/tmp/app/index.js')

/** Absolute path of the main module of this job. */
export function mainPath(job: Job): string {
  return join(folder, job.file)
}

/**
 * Makes Node's own start of the main module take the job's file. Node's last step is `Module.runMain(mainEntry)`
 * (lib/internal/main/run_main_module.js): the property is read once through a trap that puts the original back and
 * answers with a bound copy, so that the stack of the main module has no frame and no name of ours.
 */
export function handOver(job: Job): void {
  const path = mainPath(job)
  writeFileSync(path, job.source)
  process.argv.length = 1
  process.argv.push(path, ...job.args)
  process.execArgv.length = 0
  if (job.threadPoolSize !== null) process.env['UV_THREADPOOL_SIZE'] = String(job.threadPoolSize)
  // Without -r the list is empty, and on Node 10 it is not there at all.
  const inside = process as unknown as { _preload_modules?: string[] }
  if (nodeMajor < 12) delete inside._preload_modules
  else inside._preload_modules = []
  const Module = require('module') as ModuleClass
  delete Module._cache[__filename]
  const { runMain } = Module
  // Up to Node 16 runMain takes process.argv[1] itself.
  const bound = nodeMajor < 12 ? runMain : runMain.bind(Module, path)
  Object.defineProperty(Module, 'runMain', {
    configurable: true,
    enumerable: true,
    get(): RunMain {
      Object.defineProperty(Module, 'runMain', {
        value: runMain,
        writable: true,
        enumerable: true,
        configurable: true,
      })
      return bound
    },
  })
}
