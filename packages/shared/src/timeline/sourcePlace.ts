import type { StackFrame } from '../wire/stackFrame.ts'

/**
 * Where something stands in the code. `line` counts from 1 and is null unless it is in the snippet's own file; `elsewhere`
 * is the place in another file, "dep.js:4". Both null: not known.
 */
export type SourcePlace = { readonly line: number | null; readonly elsewhere: string | null }

export const NOWHERE: SourcePlace = { line: null, elsewhere: null }

export function sourcePlaceOf(frame: Pick<StackFrame, 'file' | 'line'> | undefined): SourcePlace {
  if (frame === undefined) return NOWHERE
  const { file, line } = frame
  return file === null
    ? { line, elsewhere: null }
    : { line: null, elsewhere: `${fileName(file)}:${line}` }
}

/** The file and the line of "dep.js:4". */
export function splitPlace(elsewhere: string): { readonly file: string; readonly line: number } {
  const colon = elsewhere.lastIndexOf(':')
  return { file: elsewhere.slice(0, colon), line: Number(elsewhere.slice(colon + 1)) }
}

/** "dep.js" of a path or an address. */
function fileName(file: string): string {
  if (file.startsWith('data:')) return 'data:'
  return file.slice(file.lastIndexOf('/') + 1)
}
