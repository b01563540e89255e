import { compileFunction } from 'node:vm'

/** V8's message on this as the body of a function, which is what CommonJS makes of a file; null: it compiles. */
export const compileError = (source: string, parameters: readonly string[]): string | null => {
  try {
    compileFunction(source, parameters)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** The variables of CommonJS's wrapper. */
export const WRAPPER: readonly string[] = [
  'exports',
  'require',
  'module',
  '__filename',
  '__dirname',
]

/** The source with its first line a comment, where that says what to run it with; all else keeps its line. */
export const withoutHashbang = (source: string): string =>
  source.startsWith('#!') ? `//${source}` : source
