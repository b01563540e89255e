import { builtinModuleClass } from './internals.ts'
import { apply, deleteProperty } from './primordials.ts'

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
  // Every way to a module goes through this method of its entry (BuiltinModule in lib/internal/bootstrap/realm.js, in
  // loaders.js before Node 20).
  const compile = mod.compileForInternalLoader
  mod.compileForInternalLoader = function compileForInternalLoader(): unknown {
    const exported = apply(compile, mod, [])
    // It may have required itself, and is not whole until the outermost call returns.
    if (mod.loaded && deleteProperty(mod, 'compileForInternalLoader')) seen(exported as T)
    return exported
  }
}
