import type { Output } from '@loopscope/shared/timeline/timeline'

/** A line of one write: `nth` of those that it has. */
export type RowOfLine = { readonly output: number; readonly nth: number }

/**
 * The row of the console that completed the line of this index, as outputs are compared: by lines, without what Node itself
 * says on stderr. A last line without an end is completed by what came last; null: there is no such line.
 */
export function rowOfLine(outputs: readonly Output[], index: number): RowOfLine | null {
  let before = 0
  const open = { stdout: null, stderr: null } as Record<Output['stream'], RowOfLine | null>
  for (const [output, { stream, text, line, elsewhere }] of outputs.entries()) {
    if (stream === 'stderr' && line === null && elsewhere === null) continue
    const ended = text.split('\n').length - 1
    if (index < before + ended) return { output, nth: index - before }
    before += ended
    const goesOn = text !== '' && !text.endsWith('\n')
    if (goesOn) open[stream] = { output, nth: ended }
    else if (ended > 0) open[stream] = null
  }
  const rest = [open.stdout, open.stderr].filter((row) => row !== null)
  return rest[index - before] ?? null
}
