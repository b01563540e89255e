import { isArray, ownDescriptor } from '../primordials.ts'
import { mayBeUsers, placeOfUsers } from '../stacks/usersFunctions.ts'
import { dataText } from '../tasks/className.ts'
import { ownValue } from './streamFacts.ts'

type Position = { line: number; column: number }

/** Calls `see` for each listener of an event that is written in the main module, with its place (zeros: not known). */
export function forUsersListeners(
  emitter: object,
  event: string,
  see: (place: Position) => void,
): void {
  forListeners(emitter, event, (listener) => {
    const place = placeOfUsers(original(listener))
    if (place !== null) see(place)
  })
}

/**
 * Whether Node itself waits for the end of a stream on somebody's behalf: an await of pipeline, finished or once, a
 * `for await`. Those listen for good, where `pipe` listens once, or are the `resolver` of events.once.
 */
export function isAwaited(emitter: object): boolean {
  return isAwaitedBy(emitter, 'end') || isAwaitedBy(emitter, 'finish')
}

function isAwaitedBy(emitter: object, event: string): boolean {
  let found = false
  forListeners(emitter, event, (listener) => {
    const inner = original(listener)
    if (mayBeUsers(inner)) return
    if (inner === listener || dataText(inner, 'name') === 'resolver') found = true
  })
  return found
}

export function hasListener(emitter: object, event: string): boolean {
  return ownValue(ownValue(emitter, '_events'), event) !== undefined
}

export type Listener = (...args: never[]) => unknown

/** Calls `see` for each listener of an event, as the emitter keeps it. */
export function forListeners(
  emitter: object,
  event: string,
  see: (listener: Listener) => void,
): void {
  const found = ownValue(ownValue(emitter, '_events'), event)
  if (typeof found === 'function') see(found as Listener)
  if (!isArray(found)) return
  for (let i = 0; i < found.length; i++) {
    const one: unknown = found[i]
    if (typeof one === 'function') see(one as Listener)
  }
}

/** The function that `once` wraps is a property of its wrapper. */
export function original(listener: Listener): Listener {
  const inner = ownDescriptor(listener, 'listener')?.value
  return typeof inner === 'function' ? (inner as Listener) : listener
}
