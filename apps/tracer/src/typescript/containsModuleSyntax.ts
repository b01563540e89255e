import { compileError, WRAPPER, withoutHashbang } from './compileError.ts'

const ONLY_IN_MODULES = [
  'Cannot use import statement outside a module',
  "Unexpected token 'export'",
  "Cannot use 'import.meta' outside a module",
]

const MAYBE_MODULE = [
  'await is only valid in async functions and the top level bodies of modules',
  // `for await` at the top level.
  'Unexpected reserved word',
  ...WRAPPER.map((name) => `Identifier '${name}' has already been declared`),
]

/**
 * Whether JavaScript must be loaded as an ES module: it has static import or export, import.meta, top-level await, or
 * declares a name that CommonJS's wrapper takes. Asks V8 as Node does for a file of unknown kind
 * (`ContextifyContext::ShouldRetryAsESM`). Source that is wrong in both kinds counts as CommonJS.
 */
export const containsModuleSyntax = (source: string): boolean => {
  const asCommonJs = compileError(source, WRAPPER)
  if (asCommonJs === null) return false
  if (ONLY_IN_MODULES.includes(asCommonJs)) return true
  if (!MAYBE_MODULE.includes(asCommonJs)) return false
  const inAsyncFunction = compileError(`(async function () {${withoutHashbang(source)}\n})()`, [])
  return inAsyncFunction === null || ONLY_IN_MODULES.includes(inAsyncFunction)
}
