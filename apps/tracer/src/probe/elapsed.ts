import { ownerOf } from './ownerOf.ts'
import { apply, defineProperty, descriptor, ownDescriptor } from './primordials.ts'
import { disguise } from './standIns.ts'
import { whenLoaded } from './whenLoaded.ts'

type PerfHooks = { performance: object }

/**
 * A warm process has waited; a fresh one has not. `process.uptime()`, `performance.now()` and `performance.timeOrigin`
 * are moved forward by the wait; those of `performance` once something asks for it.
 */
export function hideWait(waitedMs: number): void {
  shift(process, 'uptime', -waitedMs / 1e3)
  whenLoaded<PerfHooks>('perf_hooks', ({ performance }) => {
    shift(performance, 'now', -waitedMs)
    shiftOrigin(performance, waitedMs)
  })
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
  defineProperty(owner, name, descriptor({ ...own, value: disguise(shifted, original) }))
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
    own.get = disguise(shifted.timeOrigin, get)
  }
  defineProperty(owner, 'timeOrigin', own)
}
