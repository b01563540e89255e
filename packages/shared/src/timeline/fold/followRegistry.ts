import type { TraceEvent } from '../../wire/traceEvent.ts'
import type { Fold } from './fold.ts'
import { closeAll, isRegistrys, open, top } from './openCallbacks.ts'

/**
 * What is printed by a task of V8's platform outside of every callback comes from a FinalizationRegistry: the other tasks
 * settle promises, whose reactions are announced. The callback ends with the first event that is not its own.
 */
export function followRegistry(fold: Fold, event: TraceEvent, index: number): void {
  const running = fold.callbacks[top(fold) ?? -1]
  if (running !== undefined) {
    if (isRegistrys(running) && !isRegistrysOwn(event)) closeAll(fold, index)
    return
  }
  if (event.type !== 'output' || !event.observed || event.loose !== true) return
  const site = fold.sites[event.site ?? -1]
  if (site === undefined || site.listener !== undefined || site.frames.length === 0) return
  const more = { asyncId: 0, operation: null, queue: null, parent: null }
  const { index: callback } = open(fold, 'macrotask', { ...more, index, at: fold.lastAt })
  fold.marks.push({
    type: 'run',
    event: index,
    at: fold.lastAt,
    callback,
    subject: null,
    value: null,
  })
}

function isRegistrysOwn(event: TraceEvent): boolean {
  switch (event.type) {
    case 'output':
    case 'promiseResolve':
      return event.loose === true
    case 'init':
      return event.executionAsyncId === 0
    case 'site':
    case 'timer':
      return true
    default:
      return false
  }
}
