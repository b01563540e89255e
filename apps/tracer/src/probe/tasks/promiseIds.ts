import { binding, nodeMajor } from '../internals.ts'
import { weakGet, weakSet } from '../primordials.ts'

type Ids = {
  /** 0 for a promise that was given none. */
  readonly get: (promise: object) => number
  readonly set: (promise: object, id: number) => void
}

/**
 * The recorder's numbers of promises. V8's private symbols are properties that no JavaScript of the snippet's can see,
 * list or trap, and that cost the garbage collector nothing, unlike a WeakMap of ten thousand keys. Node hands out some
 * of its own (env_properties.h); it looks for this one on referrers of `import()` and never on a promise.
 */
export const promiseIds: Ids = choose()

function choose(): Ids {
  const symbol = privateSymbol()
  if (symbol === null) return inWeakMap()
  return {
    get: (promise) => (promise as Record<symbol, number | undefined>)[symbol] ?? 0,
    set: (promise, id) => {
      ;(promise as Record<symbol, number>)[symbol] = id
    },
  }
}

/** null on Node < 18, which knows private symbols by number only. */
function privateSymbol(): symbol | null {
  if (nodeMajor < 18) return null
  const { privateSymbols } = binding<{ privateSymbols?: Record<string, unknown> }>('util')
  const symbol = privateSymbols?.['host_defined_option_symbol']
  return typeof symbol === 'symbol' && isPrivate(symbol) ? symbol : null
}

function isPrivate(symbol: symbol): boolean {
  return Reflect.ownKeys({ [symbol]: 1 }).length === 0
}

function inWeakMap(): Ids {
  const ids = new WeakMap<object, number>()
  return {
    get: (promise) => (weakGet(ids, promise) as number | undefined) ?? 0,
    set: (promise, id) => {
      weakSet(ids, promise, id)
    },
  }
}
