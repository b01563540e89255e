import { impersonate } from '../hide/impersonate.ts'
import { applyWithRoom } from '../hide/impersonatorStacks.ts'
import { internalModule, nodeMajor } from '../internals.ts'
import { apply, defineProperty, ownDescriptor } from '../primordials.ts'

/**
 * The delay as the user wrote it. Node coerces and clamps it before anything can be seen (class Timeout), so a
 * function that looks the same stands before each of the two that take it. (A Proxy would show in Node 26's console.log.)
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

/** Stands in for both functions, on the global object (`globalThis` is newer than Node 10) and on `timers`. */
export function armTimerDelay(): void {
  // Node 10 has no way to keep the impersonator out of stack traces.
  if (nodeMajor < 12) return
  const timers = require('timers') as Record<string, unknown>
  for (const name of ['setTimeout', 'setInterval']) {
    const impersonator = impersonatorFor(timers[name] as (...args: unknown[]) => unknown)
    for (const owner of [global, timers]) {
      const descriptor = ownDescriptor(owner, name)
      if (descriptor !== undefined)
        defineProperty(owner, name, { ...descriptor, value: impersonator })
    }
  }
}

type TimersInside = {
  Timeout?: { prototype: { refresh: () => unknown } }
  /** Timers keep their id under a symbol of their own. */
  async_id_symbol?: symbol
}

/** `refresh()` makes no new resource: its new due time is seen only here. `seen` gets the Timeout after the fact. */
export function armRefresh(seen: (asyncId: number, timeout: object) => void): void {
  const internal = internalModule<TimersInside>('internal/timers')
  const prototype = internal?.Timeout?.prototype
  const idOf = internal?.async_id_symbol
  if (nodeMajor < 12 || prototype === undefined || idOf === undefined) return
  const { refresh } = prototype
  const impersonator = {
    refresh(this: object): unknown {
      const result = apply(refresh, this, [])
      const asyncId = (this as Record<symbol, unknown>)[idOf]
      if (typeof asyncId === 'number' && asyncId > 0) seen(asyncId, this)
      return result
    },
  }
  defineProperty(prototype, 'refresh', {
    ...ownDescriptor(prototype, 'refresh'),
    value: impersonate(impersonator.refresh, refresh),
  })
}

function impersonatorFor(
  original: (...args: unknown[]) => unknown,
): (...args: unknown[]) => unknown {
  const impersonator = {
    timer(this: unknown, ...args: unknown[]): unknown {
      note(args[1])
      return applyWithRoom(2, original, this, args)
    },
  }
  // util.promisify.custom comes along.
  return impersonate(impersonator.timer, original)
}

function note(delay: unknown): void {
  known = typeof delay === 'number'
  if (!known) return
  asFloat[0] = delay as number
  asked.low = asInts[0] as number
  asked.high = asInts[1] as number
}
