/** Where an error stands: both count from 1, null where unknown. */
export type ErrorPosition = { readonly line: number | null; readonly column: number | null }

/** The columns that Node's report gives a tab. */
const TAB_WIDTH = 4

/**
 * Finds the place in what Node puts before the stack of a TypeScript syntax error: a line ":3", some lines of the
 * source, and carets below the wrong one. Columns there are those of a terminal, in which 漢 takes two.
 */
export const typeErrorPlace = (source: string, stack: string): ErrorPosition => {
  const [position = '', ...report] = stack.split('\n')
  const line = Number(/:(\d+)$/.exec(position)?.[1])
  if (!Number.isInteger(line) || line < 1) return { line: null, column: null }
  const text = source.split('\n')[line - 1] ?? ''
  const carets = report.find((shown) => /^ *\^+ *$/.test(shown))
  if (carets !== undefined) return { line, column: columnAt(text, carets.indexOf('^')) }
  // A construct of several lines is marked at its lines, without a column.
  const keyword = /\b(?:declare\s+)?(?:const\s+)?(?:enum|namespace|module)\b/.exec(text)
  return { line, column: (keyword?.index ?? text.search(/\S|$/)) + 1 }
}

const columnAt = (text: string, terminalColumn: number): number => {
  let width = 0
  let column = 1
  for (const character of text) {
    if (width >= terminalColumn) break
    width += widthOf(character, width)
    column += character.length
  }
  return column
}

const widthOf = (character: string, before: number): number => {
  if (character === '\t') return TAB_WIDTH - (before % TAB_WIDTH)
  return /[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(
    character,
  )
    ? 2
    : 1
}
