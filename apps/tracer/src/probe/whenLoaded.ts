import { builtinModuleClass } from './internals.ts'
import { defineProperty, descriptor } from './primordials.ts'

/**
 * Calls `seen` with what a module of Node exports (an internal one only on Node >= 12): at once where Node has loaded it
 * already, else when something first loads it. To load it for that alone would cost every run its compilation.
 */
export function whenLoaded<T>(id: string, seen: (exported: T) => void): void {
  const mod = builtinModuleClass()?.map.get(id)
  if (mod === undefined || mod.loaded) {
    seen((mod?.exports ?? require(id)) as T)
    return
  }
  const field = { configurable: true, enumerable: true }
  // The last step of loading (BuiltinModule in lib/internal/bootstrap/realm.js, in loaders.js before Node 20). A trap
  // leaves no frame in the stacks of what is run meanwhile.
  const loaded = {
    get: () => false,
    set(value: boolean): void {
      defineProperty(mod, 'loaded', descriptor({ ...field, writable: true, value }))
      if (value) seen(mod.exports as T)
    },
  }
  defineProperty(mod, 'loaded', descriptor({ ...field, ...loaded }))
}
