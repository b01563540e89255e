import { executionAsyncId, executionAsyncResource } from 'async_hooks'
import { stackDepth } from '../stacks/executionStack.ts'
import { nodeDepth } from '../stacks/nodeDepth.ts'

const resource = executionAsyncResource as typeof executionAsyncResource | undefined

/**
 * True within a job of V8's platform (WebAssembly.compile, Atomics.waitAsync, FinalizationRegistry), which no hook
 * announces. `PerIsolatePlatformData::RunForegroundTask` opens a callback scope with async id 0 on an object of its own;
 * the other scopes with id 0 (RunTimers, CheckImmediate, 'beforeExit') are on `process`.
 */
export function inPlatformTask(): boolean {
  if (stackDepth() > 0 || nodeDepth() === 0 || executionAsyncId() !== 0) return false
  return resource !== undefined && resource() !== process
}

/**
 * True where nothing announces JavaScript at all: native code calls it without a callback scope (SQLite's backup tells its
 * progress so), or a microtask that is no reaction runs it (the body of an ES module).
 */
export function outsideScopes(): boolean {
  return stackDepth() === 0 && nodeDepth() === 0
}
