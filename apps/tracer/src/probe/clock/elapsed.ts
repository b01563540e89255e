import { impersonate } from '../hide/impersonate.ts'
import { nodeMajor } from '../internals.ts'
import {
  apply,
  defineProperty,
  descriptor,
  lastIndexOf,
  ownDescriptor,
  slice,
  toText,
} from '../primordials.ts'
import { ownerOf } from '../tasks/ownerOf.ts'
import { whenLoaded } from '../whenLoaded.ts'
import { hideWaitFromPerf } from './perfClock.ts'

type PerfHooks = { performance: object }
type EventTargets = { Event: { prototype: object } }
type Workers = {
  setEnvironmentData?: (key: string, value: unknown) => void
  getEnvironmentData?: (key: string) => unknown
}

/**
 * A warm process has waited; a fresh one has not. `process.uptime()`, the times of events, `performance.now()` and
 * `performance.timeOrigin` are moved forward by the wait; those of `performance` once something asks for it, and all of
 * them in each Worker, whose clocks begin with the process.
 */
export function hideWait(waitedMs: number): void {
  hideHere(waitedMs)
  if (nodeMajor < 14) return
  whenLoaded<Workers>('internal/worker', ({ setEnvironmentData }) =>
    setEnvironmentData?.(WAITED, waitedMs),
  )
}

/** In a Worker: the wait of its process. */
export function hideWaitOfProcess(): void {
  if (nodeMajor < 14) return
  whenLoaded<Workers>('internal/worker', ({ getEnvironmentData }) => {
    const waitedMs = getEnvironmentData?.(WAITED)
    if (typeof waitedMs === 'number') hideHere(waitedMs)
  })
}

/** Node hands these on from thread to thread, and no one can list them. */
const WAITED = '\0loopscope waited'

function hideHere(waitedMs: number): void {
  shift(process, 'uptime', -waitedMs / 1e3)
  const belowPerf = hideWaitFromPerf(waitedMs)
  whenLoaded<PerfHooks>('perf_hooks', ({ performance }) => {
    if (!belowPerf) shift(performance, 'now', -waitedMs)
    shiftOrigin(performance, waitedMs)
  })
  if (nodeMajor >= 16)
    whenLoaded<EventTargets>('internal/event_target', ({ Event }) =>
      shiftEvents(Event.prototype, -waitedMs),
    )
}

function shift(object: object, name: string, by: number): void {
  const owner = ownerOf(object, name)
  const own = owner === null ? undefined : ownDescriptor(owner, name)
  if (owner === null || typeof own?.value !== 'function') return
  const original = own.value as () => number
  const shifted = {
    [name](this: unknown): number {
      return (apply(original, this, []) as number) + by
    },
  }[name] as () => number
  defineProperty(owner, name, descriptor({ ...own, value: impersonate(shifted, original) }))
}

function shiftOrigin(performance: object, by: number): void {
  const owner = ownerOf(performance, 'timeOrigin')
  if (owner === null) return
  const own = descriptor({ ...ownDescriptor(owner, 'timeOrigin') })
  const { get } = own
  if (get === undefined) {
    own.value = (own.value as number) + by
  } else {
    const shifted = {
      timeOrigin(this: unknown): number {
        const origin = (apply(get, this, []) as number) + by
        // Node 18 puts the value in the getter's place at its first use.
        const left = descriptor({ ...ownDescriptor(owner, 'timeOrigin') })
        if (left.get === undefined)
          defineProperty(owner, 'timeOrigin', descriptor({ ...left, value: origin }))
        return origin
      },
    }
    own.get = impersonate(shifted.timeOrigin, get)
  }
  defineProperty(owner, 'timeOrigin', own)
}

/** By the getter, and where an event is printed: there Node reads its private field. */
function shiftEvents(prototype: object, by: number): void {
  const own = descriptor({ ...ownDescriptor(prototype, 'timeStamp') })
  const print = descriptor({ ...ownDescriptor(prototype, INSPECT) })
  const { get } = own
  const { value: inspect } = print as { value?: (...args: unknown[]) => unknown }
  if (get === undefined || inspect === undefined) return
  const shifted = {
    get(this: unknown): number {
      return (apply(get, this, []) as number) + by
    },
    inspect(this: unknown, ...args: unknown[]): unknown {
      const shown = apply(inspect, this, args)
      if (typeof shown !== 'string') return shown
      const time = apply(get, this, []) as number
      const at = lastIndexOf(shown, toText(time))
      if (at < 0) return shown
      return slice(shown, 0, at) + toText(time + by) + slice(shown, at + toText(time).length)
    },
  }
  own.get = impersonate(shifted.get, get)
  print.value = impersonate(shifted.inspect, inspect)
  defineProperty(prototype, 'timeStamp', own)
  defineProperty(prototype, INSPECT, print)
}

const INSPECT = Symbol.for('nodejs.util.inspect.custom')
