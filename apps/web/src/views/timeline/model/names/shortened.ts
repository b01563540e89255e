import { visibleText } from '../../../hooks/visibleText.ts'

/** With its sign, and also one in another base. */
const FIGURE = /(?<!\w)[-+]?\d[\w.,]*$/

/**
 * As much of a line as so many characters hold; '' where not even its beginning says something. An ellipsis is as wide as the letter
 * that it would stand for. A figure is written whole or not at all: its first digits are another.
 */
export function shortened(line: string, most: number): string {
  if (line.length <= most) return visibleText(line)
  let cut = ''
  // A letter of two units is as wide as two, and is not cut in half.
  for (const letter of line) {
    if (cut.length + letter.length > most - 1) break
    cut += letter
  }
  const begun = /^[\w.,]/.test(line.slice(cut.length)) ? cut.replace(FIGURE, '') : cut
  return begun.trim() === '' ? '' : visibleText(`${begun.trimEnd()}…`)
}
