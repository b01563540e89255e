/** Where a line is indented further, its rest does not go further in below it, columns. */
const DEEPEST = 8

/** The columns before the first letter of a line: what goes on below it stands two further in. */
export function indentOf(line: string): number {
  const before = line.slice(0, line.length - line.trimStart().length)
  return Math.min(DEEPEST, before.replaceAll('\t', '  ').length)
}
