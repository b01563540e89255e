import { compileFunction } from 'node:vm'

/** What V8 says of module syntax in a CommonJS function; Node's own detection knows the same (lib: esmSyntaxErrorMessages). */
const MODULE_SYNTAX = [
  'Cannot use import statement outside a module',
  "Unexpected token 'export'",
  "Cannot use 'import.meta' outside a module",
]
const TOP_LEVEL_AWAIT = [
  'await is only valid in async functions and the top level bodies of modules',
  'missing ) after argument list',
  'Unexpected reserved word',
]
const WRAPPER = ['exports', 'require', 'module', '__filename', '__dirname']

/** Whether JavaScript must be an ES module to compile. Nothing of it runs. */
export function needsModule(source: string): boolean {
  const error = compileError(source, WRAPPER)
  if (error === null) return false
  if (MODULE_SYNTAX.some((message) => error.includes(message))) return true
  // A top-level await is one if the same text compiles inside an async function.
  return (
    TOP_LEVEL_AWAIT.some((message) => error.includes(message)) &&
    compileError(`(async () => {${source}\n})`, []) === null
  )
}

function compileError(source: string, parameters: string[]): string | null {
  try {
    compileFunction(source, parameters)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
