import { apply, defineProperty, ownDescriptor } from './primordials.ts'

/**
 * The delay as the user wrote it. Node coerces and clamps it before anything can be seen (class Timeout), so the two
 * functions that take it are put behind a Proxy: same name, length, properties and console.log.
 */
const asFloat = new Float64Array(1)
const asInts = new Int32Array(asFloat.buffer)
const UNKNOWN = { low: 0, high: 0x7ff80001 | 0 }
const asked = { low: 0, high: 0 }
let known = false

/** The float64's halves of the delay asked for the Timeout that is being made; a NaN where it is not a number or unknown. */
export function delayAsked(): { low: number; high: number } {
  if (!known) return UNKNOWN
  known = false
  return asked
}

/** Puts the proxies on the global object (`globalThis` is newer than Node 10) and on `timers`. */
export function armTimerDelay(): void {
  const timers = require('timers') as Record<string, unknown>
  for (const name of ['setTimeout', 'setInterval']) {
    const original = timers[name] as (...args: unknown[]) => unknown
    const proxy = new Proxy(original, { apply: note })
    for (const owner of [global, timers]) {
      const descriptor = ownDescriptor(owner, name)
      if (descriptor !== undefined) defineProperty(owner, name, { ...descriptor, value: proxy })
    }
  }
}

function note(original: (...args: unknown[]) => unknown, self: unknown, args: unknown[]): unknown {
  const delay = args[1]
  if (typeof delay === 'number') {
    asFloat[0] = delay
    asked.low = asInts[0] as number
    asked.high = asInts[1] as number
    known = true
  } else known = false
  return apply(original, self, args)
}
