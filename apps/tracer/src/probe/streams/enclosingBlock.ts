import { indexOf } from '../primordials.ts'

export const TOP = -1
export const UNSURE = -2
const DEEPEST = 32

/**
 * Index of the brace of the innermost block around a place; TOP: there is none. UNSURE: the text before it has what a look at
 * its characters does not tell for certain, as a slash that may begin a regular expression.
 */
export function enclosingBlock(text: string, place: number): number {
  const open = new Array(DEEPEST).fill(0) as number[]
  let depth = 0
  for (let i = 0; i < place; i++) {
    const character = text[i]
    if (character === '/') {
      i = afterComment(text, i) - 1
      if (i < 0) return UNSURE
    } else if (character === "'" || character === '"') {
      i = afterQuote(text, i, character) - 1
      if (i < 0) return UNSURE
    } else if (character === '`') return UNSURE
    else if (character === '{') {
      if (depth === DEEPEST) return UNSURE
      open[depth++] = i
    } else if (character === '}') depth--
    if (depth < 0 || i >= place) return UNSURE
  }
  return depth === 0 ? TOP : (open[depth - 1] as number)
}

/** -1: it is no comment, or does not end. */
function afterComment(text: string, at: number): number {
  if (text[at + 1] === '/') return indexOf(text, '\n', at) + 1
  if (text[at + 1] !== '*') return -1
  const end = indexOf(text, '*/', at + 2)
  return end < 0 ? -1 : end + 2
}

function afterQuote(text: string, at: number, quote: string): number {
  for (let i = at + 1; i < text.length && text[i] !== '\n'; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === quote) return i + 1
  }
  return -1
}
