import { ROWS } from '../../rows/contract/rowTable.ts'
import { hearDestroys } from '../clock/destroyCount.ts'
import { flush } from '../rowBuffer.ts'
import { row } from '../rowWriter.ts'
import { callbackBegins, callbackReturned } from '../sampling/sampler.ts'

/**
 * The recorder's own stack of running callbacks. Node's (async_ids_stack) does not know promise reactions unless
 * async_hooks follow promises, and the recorder does not want them to.
 */
const ids = new Float64Array(4096)
let depth = 0

/** 0 outside of every callback; 1 in the main module. */
export function executionId(): number {
  return depth === 0 ? 0 : (ids[(depth < 4096 ? depth : 4096) - 1] as number)
}

export function stackDepth(): number {
  return depth
}

export function enter(asyncId: number): void {
  if (depth === 0) callbackBegins()
  if (depth < 4096) ids[depth] = asyncId
  depth++
  hearDestroys(true)
}

/** Removes `asyncId` and whatever an exception left above it. An id that is not there changes nothing. */
export function leave(asyncId: number): void {
  let i = depth > 4096 ? 4096 : depth
  while (i > 0 && ids[i - 1] !== asyncId) i--
  if (i > 0) depth = i - 1
  if (depth === 0) hearDestroys(false)
  if (i === 1) callbackReturned()
}

/** What is still there when Node says that nothing is: an error unwound past its `after`, or main has returned. */
export function unwindAll(): void {
  while (depth > 0) {
    const id = executionId()
    depth--
    row(ROWS.after, id)
  }
  flush()
  hearDestroys(false)
  callbackReturned()
}

/** True when the innermost callback is a promise reaction of the recorder's own counting. */
export function insideReaction(): boolean {
  return executionId() < 0
}
