import { performance } from 'perf_hooks'
import { apply, defineProperty, ownDescriptor } from './primordials.ts'

/**
 * A warm process has waited; a fresh one has not. `process.uptime()`, `performance.now()` and `performance.timeOrigin`
 * are moved forward by the wait.
 */
export function hideWait(waitedMs: number): void {
  shift(process, 'uptime', -waitedMs / 1e3)
  const owner =
    ownDescriptor(performance, 'now') === undefined
      ? (Object.getPrototypeOf(performance) as object)
      : performance
  shift(owner, 'now', -waitedMs)
  shiftOrigin(waitedMs)
}

function shift(owner: object, name: string, by: number): void {
  const descriptor = ownDescriptor(owner, name)
  if (descriptor === undefined || typeof descriptor.value !== 'function') return
  const original = descriptor.value as () => number
  const shifted = {
    [name](this: unknown): number {
      return (apply(original, this, []) as number) + by
    },
  }[name]
  defineProperty(owner, name, { ...descriptor, value: shifted })
}

function shiftOrigin(by: number): void {
  const owner =
    ownDescriptor(performance, 'timeOrigin') === undefined
      ? (Object.getPrototypeOf(performance) as object)
      : performance
  const descriptor = ownDescriptor(owner, 'timeOrigin')
  if (descriptor === undefined) return
  if (descriptor.get === undefined) {
    defineProperty(owner, 'timeOrigin', { ...descriptor, value: (descriptor.value as number) + by })
    return
  }
  const { get } = descriptor
  defineProperty(owner, 'timeOrigin', {
    ...descriptor,
    get(this: unknown): number {
      return (apply(get, this, []) as number) + by
    },
  })
}
