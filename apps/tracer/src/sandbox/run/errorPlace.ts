/** Where an error was thrown. Both count from 1. */
export type ErrorPlace = { readonly line: number; readonly column: number | null }

/**
 * Takes the place from what Node prints on stderr for an uncaught error: "FILE:LINE", the source line, and a line with
 * carets under the offending part. null where nothing of that kind is there.
 */
export function errorPlace(stderr: string, mainFile: string): ErrorPlace | null {
  for (const prefix of [mainFile, `file://${mainFile}`]) {
    const at = lineStart(stderr, `${prefix}:`)
    if (at < 0) continue
    const [head = '', , carets = ''] = stderr.slice(at + prefix.length + 1).split('\n', 3)
    const line = /^\d{1,7}$/.test(head) ? Number(head) : null
    if (line === null) continue
    const column = /^\s*\^+\s*$/.test(carets) ? carets.indexOf('^') + 1 : null
    return { line, column }
  }
  return null
}

/** Offset of the last line that begins with `start`: a snippet may have printed the same earlier. */
function lineStart(text: string, start: string): number {
  const at = text.lastIndexOf(`\n${start}`)
  if (at >= 0) return at + 1
  return text.startsWith(start) ? 0 : -1
}
