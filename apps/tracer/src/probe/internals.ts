/**
 * Node's own internals, by `--expose-internals` (Node >= 12) or `process.binding` (Node 10).
 *
 * Why: with public APIs alone a recorder shows. async_hooks adds `callbackTrampoline` frames to stack traces, gives
 * promises ids and visible symbols, shifts every async id, and a marker Immediate appears among active resources.
 * From inside, the same facts can be read without any of this. `conceal` then closes the door again.
 */
export type AsyncWrapBinding = {
  async_hook_fields: Uint32Array
  async_id_fields: Float64Array
  constants: Record<string, number>
  setCallbackTrampoline?: (f?: unknown) => void
  disablePromiseHook?: () => void
  setPromiseHooks?: () => void
  queueDestroyAsyncId: (asyncId: number) => void
}

/** As captured before the snippet: `closeDoor` runs in Node's loader for ever after. */
const startsWith = Function.prototype.call.bind(String.prototype.startsWith) as (
  text: string,
  start: string,
) => boolean

/** Node's entry of a module of its own: what the recorder needs of it. */
export type BuiltinModule = {
  id: string
  loaded: boolean
  loading: boolean
  exports: unknown
  canBeRequiredByUsers?: boolean
}
type BuiltinModuleClass = {
  prototype: BuiltinModule
  map: Map<string, BuiltinModule>
  canBeRequiredByUsers: (id: string) => boolean
  canBeRequiredWithoutScheme?: (id: string) => boolean
}

export const nodeMajor = Number.parseInt(process.versions.node, 10)

const NEEDED_LATER = ['internal/async_hooks', 'internal/timers']
const loaded: Record<string, unknown> = {}

/** A module below lib/internal, or any other; undefined where this Node has none of that name. Remembered. */
export function internalModule<T>(id: string): T | undefined {
  if (!(id in loaded)) {
    try {
      loaded[id] = require(id)
    } catch (_absent) {
      loaded[id] = undefined
    }
  }
  return loaded[id] as T | undefined
}

/** `internalBinding(name)`. Throws where this Node has no such binding. */
export const binding: <T>(name: string) => T = loadBinding()

function loadBinding(): <T>(name: string) => T {
  if (nodeMajor < 12)
    return (process as unknown as { binding: <T>(name: string) => T }).binding.bind(process)
  // Requiring this module prints a warning that the snippet's author should not see.
  const { emitWarning } = process
  process.emitWarning = () => undefined
  try {
    return (require('internal/test/binding') as { internalBinding: <T>(name: string) => T })
      .internalBinding
  } finally {
    process.emitWarning = emitWarning
    // That module also leaves these two behind as globals when a preloaded script requires it.
    for (const name of ['internalBinding', 'primordials'])
      delete (global as unknown as Record<string, unknown>)[name]
  }
}

/**
 * Makes `require('internal/...')` fail again and mends `module.builtinModules`. After it only those internal modules can
 * be had that were asked for before.
 */
export function conceal(): void {
  if (nodeMajor < 12) return
  for (const id of NEEDED_LATER) internalModule(id)
  const modules = builtinModuleClass()
  if (modules !== undefined) closeDoor(modules)
  const Module = moduleClass<{ builtinModules: string[] }>()
  const shown = Module.builtinModules.filter((id) => !id.startsWith('internal/'))
  Module.builtinModules = Object.isFrozen(Module.builtinModules)
    ? (Object.freeze(shown) as string[])
    : shown
}

/** What `require('module')` gives, without the module around it, which takes a millisecond to load. */
export function moduleClass<T>(): T {
  return module.constructor as unknown as T
}

let builtinModule: BuiltinModuleClass | undefined

/** Node's own class of its modules; undefined where there is no way to it. Remembered: the way there is long. */
export function builtinModuleClass(): BuiltinModuleClass | undefined {
  if (nodeMajor < 12) return undefined
  builtinModule ??= findBuiltinModuleClass()
  return builtinModule
}

function findBuiltinModuleClass(): BuiltinModuleClass | undefined {
  type Loader = (id: string, request: string) => object
  const helpers =
    internalModule<Record<string, Loader>>('internal/modules/helpers') ??
    internalModule<Record<string, Loader>>('internal/modules/cjs/helpers')
  const load =
    helpers?.['loadBuiltinModule'] ??
    helpers?.['loadBuiltinModuleForEmbedder'] ??
    helpers?.['loadNativeModule']
  return load?.('fs', 'fs').constructor as unknown as BuiltinModuleClass | undefined
}

function closeDoor(modules: BuiltinModuleClass): void {
  const isInternal = (id: unknown) => typeof id === 'string' && startsWith(id, 'internal/')
  const { canBeRequiredByUsers, canBeRequiredWithoutScheme } = modules
  modules.map.forEach((mod, id) => {
    if (mod.canBeRequiredByUsers === true && isInternal(id)) mod.canBeRequiredByUsers = false
  })
  modules.canBeRequiredByUsers = (id) => !isInternal(id) && canBeRequiredByUsers(id)
  if (canBeRequiredWithoutScheme !== undefined)
    modules.canBeRequiredWithoutScheme = (id) => !isInternal(id) && canBeRequiredWithoutScheme(id)
}
