import { ROWS } from '../rows/contract/rowTable.ts'
import { now } from './clock/clock.ts'
import { pastCapRows, rowAt } from './rowWriter.ts'
import { captureSite, newLook } from './stacks/sites.ts'

/**
 * What goes on after the cap on rows: counted, and told in a row now and then, so that of a run that a limit ends it is
 * known what it was doing. A loop that starves reaches the cap long before any limit.
 */
const EVERY_US = 50_000
/** The clock is read once in so many: reading it costs more than counting. */
const LOOK_EVERY = 64
const look = newLook()

let counted = 0
let toldAt = 0
let turns = 0
let nextTicks = 0
let microtasks = 0

/** The loop has come to another turn. */
export function turnedPastCap(): void {
  turns++
  nextTicks = 0
  microtasks = 0
  tell(turnedPastCap, false)
}

/** A nextTick is queued. `below`: the hook that says so, which is left out of the stack. */
export function nextTickPastCap(below: (...args: never[]) => unknown): void {
  nextTicks++
  tell(below, true)
}

/** A microtask is queued, or a promise made. */
export function microtaskPastCap(below: (...args: never[]) => unknown): void {
  microtasks++
  tell(below, true)
}

function tell(below: (...args: never[]) => unknown, hasSite: boolean): void {
  if (++counted % LOOK_EVERY !== 1) return
  const at = now()
  if (at - toldAt < EVERY_US) return
  toldAt = at
  pastCapRows(() => {
    const site = hasSite ? captureSite(below, look) : -1
    rowAt(ROWS.pastCap, at, turns, nextTicks, microtasks, site)
  })
}
