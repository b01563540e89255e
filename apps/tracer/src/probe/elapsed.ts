import { performance } from 'perf_hooks'
import { ownerOf } from './ownerOf.ts'
import { apply, defineProperty, ownDescriptor } from './primordials.ts'
import { disguise } from './standIns.ts'

/**
 * A warm process has waited; a fresh one has not. `process.uptime()`, `performance.now()` and `performance.timeOrigin`
 * are moved forward by the wait.
 */
export function hideWait(waitedMs: number): void {
  shift(process, 'uptime', -waitedMs / 1e3)
  shift(performance, 'now', -waitedMs)
  shiftOrigin(waitedMs)
}

function shift(object: object, name: string, by: number): void {
  const owner = ownerOf(object, name)
  const descriptor = owner === null ? undefined : ownDescriptor(owner, name)
  if (owner === null || typeof descriptor?.value !== 'function') return
  const original = descriptor.value as () => number
  const shifted = {
    [name](this: unknown): number {
      return (apply(original, this, []) as number) + by
    },
  }[name] as () => number
  defineProperty(owner, name, { ...descriptor, value: disguise(shifted, original) })
}

function shiftOrigin(by: number): void {
  const owner = ownerOf<object>(performance, 'timeOrigin')
  const descriptor = owner === null ? undefined : ownDescriptor(owner, 'timeOrigin')
  if (owner === null || descriptor === undefined) return
  if (descriptor.get === undefined) {
    defineProperty(owner, 'timeOrigin', { ...descriptor, value: (descriptor.value as number) + by })
    return
  }
  const { get } = descriptor
  defineProperty(owner, 'timeOrigin', {
    ...descriptor,
    get: disguise(
      {
        timeOrigin(this: unknown): number {
          return (apply(get, this, []) as number) + by
        },
      }.timeOrigin,
      get,
    ),
  })
}
