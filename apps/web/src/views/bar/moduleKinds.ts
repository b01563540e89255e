import type { ModuleKind } from '@loopscope/shared/wire/api'

/** The kinds of a main file, as they are read. */
export const MODULE_KINDS: { readonly [kind in ModuleKind]: string } = {
  commonjs: 'CommonJS',
  module: 'ES module',
  typescript: 'TypeScript',
}
