import { Script } from 'vm'
import { nodeMajor } from './internals.ts'
import { forgetRows, rehearseRows } from './rowWriter.ts'
import { neverOptimize } from './stacks/neverOptimize.ts'
import { beginSites } from './stacks/sites.ts'
import { takeFrames } from './stacks/takeFrames.ts'
import { asyncHooks } from './tasks/asyncHooks.ts'
import { promiseHooks } from './tasks/promises.ts'

const ROUNDS = 2
/** Above any id that Node has given out so early. */
const ASYNC_ID = 1e9

/**
 * Runs every hook twice while no one waits, and forgets it. The first call of a function costs V8 a compilation;
 * without this the first microseconds of main would be milliseconds, and its timers due too soon. More rounds would
 * start V8's background compilers, which the end of the process then waits for (3 ms of 8).
 */
export function rehearse(): void {
  neverOptimize([asyncHooks.init, promiseHooks.init, takeFrames])
  rehearseRows()
  beginSites('/rehearsal')
  const source = '(function rehearsal(hook) { (function inner() { hook() })() })'
  const caller = new Script(source, { filename: '/rehearsal' }).runInThisContext() as (
    hook: () => void,
  ) => void
  for (let i = 0; i < ROUNDS; i++) caller(round)
  promiseHooks.forget()
  forgetRows()
}

function round(): void {
  const { init, before, after, destroy } = asyncHooks
  init(ASYNC_ID, 'TickObject', 1, {})
  before(ASYNC_ID)
  after(ASYNC_ID)
  destroy(ASYNC_ID)
  init(ASYNC_ID, 'Timeout', 1, { _idleTimeout: 1, _repeat: null })
  destroy(ASYNC_ID)
  if (nodeMajor < 16) return
  const promise = Promise.resolve()
  promiseHooks.init(promise)
  promiseHooks.settled(promise)
  promiseHooks.before(promise)
  promiseHooks.after(promise)
}
