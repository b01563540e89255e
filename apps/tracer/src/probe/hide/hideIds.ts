import { internalModule, nodeMajor } from '../internals.ts'
import { defineProperty, descriptor, ownDescriptor } from '../primordials.ts'

const { async_id_symbol, trigger_async_id_symbol } =
  nodeMajor < 12
    ? {}
    : (internalModule<{ symbols: Record<string, symbol | undefined> }>('internal/async_hooks')
        ?.symbols ?? {})

/** Node 14 keeps a promise's ids in two properties that console.log would show. */
export function hideIds(promise: object): void {
  if (async_id_symbol === undefined || trigger_async_id_symbol === undefined) return
  for (const key of [async_id_symbol, trigger_async_id_symbol]) {
    const own = ownDescriptor(promise, key)
    if (own !== undefined) defineProperty(promise, key, descriptor({ ...own, enumerable: false }))
  }
}
