import type { Operation, Timeline } from '../timeline.ts'
import type { Waiting } from './waiting.ts'
import { anOperation, at } from './words.ts'

/** What the code has just asked for, and whether it can run. */
export function scheduled(timeline: Timeline, operation: Operation, waiting: Waiting): string {
  const what = anOperation(operation)
  switch (operation.kind) {
    case 'timer':
      return `It has just set ${what}.`
    case 'immediate':
      return `It has just scheduled ${what}.`
    case 'nextTick':
    case 'microtask':
      return `It has just queued ${what}.`
    case 'promise': {
      const isQueued = waiting.queues.microtask.some((entry) => entry.operation === operation.index)
      if (operation.label === 'await')
        return isQueued
          ? `It stops at the await${at(operation)}: what follows is queued.`
          : `It stops at the await${at(operation)} and waits for its promise.`
      return isQueued
        ? `It has just queued ${what}.`
        : `It has just added ${what}, which waits for its promise.`
    }
    default:
      return `It has just called ${theCall(timeline, operation)}${at(operation)}.`
  }
}

/** "readFile()", "socket.end()", "new Worker()": as it is written, with the class of its receiver in the place of its name. */
function theCall({ sites }: Timeline, { label, site }: Operation): string {
  const api = sites[site ?? -1]?.api ?? null
  if (api === null || !/^[\w$]+$/.test(label)) return label
  const [, receiver, method] = /^([A-Z]\w*)\.([\w$]+)$/.exec(api) ?? []
  if (receiver === undefined || receiver === 'Object' || method !== label)
    return /^[A-Z]/.test(label) ? `new ${label}()` : `${label}()`
  const name = receiver.replace(/^[A-Z]+(?=[A-Z][a-z]|$)|^[A-Z]/, (head) => head.toLowerCase())
  return `${name}.${method}()`
}
