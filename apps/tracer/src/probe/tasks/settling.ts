import { ROWS } from '../../rows/contract/rowTable.ts'
import { PROMISE_STATES } from '../../rows/contract/rowWords.ts'
import { counters, now, readCounters } from '../clock/clock.ts'
import { inPlatformTask } from '../clock/platformTask.ts'
import { binding } from '../internals.ts'
import { row, rowAt } from '../rowWriter.ts'

/** V8's own numbers of the states before it are the places in the list. */
export const UNKNOWN = PROMISE_STATES.indexOf('unknown')
const wallNow = Date.now
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
    row(ROWS.resolve, asyncId, UNKNOWN, counters.loopCount, counters.events, 1)
    return
  }
  unread = promise
  unreadId = asyncId
  unreadAt = now()
}

/** A settling that was noted without asking native code for anything, and those after it. */
type Deferred = {
  readonly promise: object
  readonly asyncId: number
  /** By the wall clock, ms. */
  readonly wallMs: number
  next: Deferred | null
}
let first: Deferred | null = null
let last: Deferred | null = null

/**
 * The same where an exception may be pending. What was noted before must wait too. Date.now is a builtin of V8's own and
 * does not look for exceptions; every clock of Node's is a native function, and throws what is pending.
 */
export function deferSettling(promise: object, asyncId: number): void {
  const deferred: Deferred = { promise, asyncId, wallMs: wallNow(), next: null }
  if (last === null) first = deferred
  else last.next = deferred
  last = deferred
}

/** Writes the rows of the promises that were settled last. First thing in every hook but that of settling. */
export function drainSettled(): void {
  if (unread !== null) {
    const promise = unread
    unread = null
    write(promise, unreadId, unreadAt)
  }
  if (first !== null) drainDeferred(first)
}

/** To the millisecond; to the microsecond where less than one has passed, which is as good as always. */
function drainDeferred(from: Deferred): void {
  first = last = null
  const at = now()
  const wallMs = wallNow()
  for (let one: Deferred | null = from; one !== null; one = one.next) {
    const ago = wallMs - one.wallMs
    write(one.promise, one.asyncId, ago > 0 ? at - ago * 1e3 : at)
  }
}

function write(promise: object, asyncId: number, at: number): void {
  const details = getPromiseDetails(promise)
  rowAt(ROWS.resolve, at, asyncId, details === undefined ? UNKNOWN : details[0], -1, -1, 0)
}
