import { writeFileSync } from 'fs'
import { dirname, join } from 'path'
import type { Job } from '../sandbox/job.ts'
import { moduleClass, nodeMajor } from './internals.ts'

type RunMain = (main?: string) => unknown
type ModuleClass = {
  runMain: RunMain
  _cache: Record<string, unknown>
  /** Requests that were resolved to files. */
  _pathCache: Record<string, string>
}

/** The command line names a main file; the job says whether it is .js or .mjs. */
const folder = dirname(process.argv[1] ?? '/tmp/app/index.js')

/** Absolute path of the main module of this job. */
export function mainPath(job: Job): string {
  return join(folder, job.file)
}

const Module = moduleClass<ModuleClass>()

/** Node's lists of modules, as they are where none was loaded before the main module. */
export function forgetRecorder(): void {
  // Without -r the list is empty, and on Node 10 it is not there at all.
  const preloaded = Object.getOwnPropertyDescriptor(process, '_preload_modules')
  if (nodeMajor < 12) Reflect.deleteProperty(process, '_preload_modules')
  else Object.defineProperty(process, '_preload_modules', { ...preloaded, value: [] })
  delete Module._cache[__filename]
  for (const key of Object.keys(Module._pathCache))
    if (Module._pathCache[key] === __filename) delete Module._pathCache[key]
}

/**
 * Makes Node's own start of the main module take the job's file. Node's last step is `Module.runMain(mainEntry)`
 * (lib/internal/main/run_main_module.js): the property is read once through a trap that puts the original back and
 * answers with a bound copy, so that the stack of the main module has no frame and no name of ours.
 */
export function startSnippet(job: Job): void {
  const path = mainPath(job)
  writeFileSync(path, job.source)
  process.argv.length = 1
  process.argv.push(path, ...job.args)
  process.execArgv.length = 0
  if (job.threadPoolSize !== null) process.env['UV_THREADPOOL_SIZE'] = String(job.threadPoolSize)
  forgetRecorder()
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
