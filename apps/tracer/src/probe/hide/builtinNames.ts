import { moduleClass } from '../internals.ts'
import { defineProperty, ownDescriptor, startsWith } from '../primordials.ts'
import { impersonate } from './impersonate.ts'

type ModuleClass = { isBuiltin?: (name: unknown) => boolean }

/**
 * Node 16 asks a list for `module.isBuiltin` that it made when internal modules could still be required. Later ones ask
 * what `conceal` has mended.
 */
export function hideInternalNames(): void {
  const Module = moduleClass<ModuleClass>()
  const { isBuiltin } = Module
  if (isBuiltin === undefined || !isBuiltin('internal/util')) return
  const impersonator = {
    isBuiltin(name: unknown): boolean {
      return isBuiltin(name) && !isInternal(name as string)
    },
  }
  defineProperty(Module, 'isBuiltin', {
    ...ownDescriptor(Module, 'isBuiltin'),
    value: impersonate(impersonator.isBuiltin, isBuiltin),
  })
}

function isInternal(name: string): boolean {
  return startsWith(name, 'internal/') || startsWith(name, 'node:internal/')
}
