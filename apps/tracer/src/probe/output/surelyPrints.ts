import { mainText } from '../mainSource.ts'
import { indexOf, slice, startsWith } from '../primordials.ts'

const PRINTS = 'console.log('
/**
 * Whether a function, by its text, surely prints when it is called: the first thing that it does is console.log of a literal.
 * So one of which no output tells was never called.
 */
export function surelyPrints(functionText: string): boolean {
  const at = indexOf(functionText, PRINTS, 0)
  if (at < 0 || !isPlainHeader(slice(functionText, 0, at))) return false
  const start = at + PRINTS.length
  const quote = functionText[start]
  if (quote !== "'" && quote !== '"') return false
  const end = indexOf(functionText, quote, start + 1)
  if (end < 0 || functionText[end + 1] !== ')') return false
  if (indexOf(slice(functionText, start, end), '\\', 0) >= 0) return false
  return isConsoleNodes(mainText())
}

/** The text only ever calls console's own methods, and does not touch what they write to. */
function isConsoleNodes(text: string): boolean {
  for (let at = indexOf(text, 'onsole', 0); at >= 0; at = indexOf(text, 'onsole', at + 6)) {
    const rest = slice(text, at + 6, at + 13)
    if (!startsWith(rest, '.log(') && !startsWith(rest, '.error(')) return false
  }
  return indexOf(text, 'stdout', 0) < 0 && indexOf(text, 'defineProp', 0) < 0
}

/** "() => ", "(a, b) => {", "function name() {": nothing in it can throw or return. */
function isPlainHeader(header: string): boolean {
  let braces = 0
  let last = ''
  for (let i = 0; i < header.length; i++) {
    const character = header[i] as string
    if (indexOf(PLAIN, character, 0) < 0) return false
    if (character === '{') braces++
    if (character === '=' && header[i + 1] !== '>') return false
    if (character !== ' ' && character !== '\n') last = character
  }
  return braces <= 1 && (last === '{' || last === '>')
}

const PLAIN = ' \n(),=>{_$abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
