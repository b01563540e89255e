import { ROW } from '../rows/rowKind.ts'
import { counters, now, readCounters } from './clock.ts'
import { binding } from './internals.ts'
import { inPlatformTask } from './platformTask.ts'
import { row } from './rowWriter.ts'

type Details = { getPromiseDetails: (promise: object) => [number, unknown] | undefined }
const { getPromiseDetails } = binding<Details>('util')

/** V8 announces a settling before it sets the state, so the state is read at the recorder's next entry. */
let unread: object | null = null
let unreadId = 0
let unreadAt = 0

/** Notes that the promise `asyncId` is being resolved or rejected right now. */
export function noteSettling(promise: object, asyncId: number): void {
  drainSettled()
  if (inPlatformTask()) {
    readCounters()
    row(ROW.resolve, asyncId, 3, counters.loopCount, counters.events, 1)
    return
  }
  unread = promise
  unreadId = asyncId
  unreadAt = now()
}

/** Writes the row of the promise that was settled last. First thing in every hook. */
export function drainSettled(): void {
  if (unread === null) return
  const promise = unread
  unread = null
  const details = getPromiseDetails(promise)
  row(ROW.resolve, unreadId, details === undefined ? 3 : details[0], -1, -1, 0, unreadAt)
}
