import { mainText } from '../mainSource.ts'
import { indexOf, slice, startsWith } from '../primordials.ts'
import { enclosingBlock, TOP, UNSURE } from './enclosingBlock.ts'

/**
 * Where, by the main module's text, an event is emitted before a listener is added: the place of its only `emit`, where that
 * is a statement of the top level or of the body of the emitter's constructor, and stands before `listener`. All are indices
 * into the text. -1: not so, or not for certain. `className`: of the emitter.
 */
export function earlyEmit(event: string, listener: number, className: string): number {
  const text = mainText()
  const at = onlyEmit(text, event)
  if (at < 0 || at >= listener) return -1
  const start = receiverStart(text, at)
  if (start === at || !beginsStatement(text, start)) return -1
  const block = enclosingBlock(text, start)
  if (block === TOP) return slice(text, start, at) === 'this' ? -1 : at
  if (block === UNSURE || slice(text, start, at) !== 'this') return -1
  if (indexOf(slice(text, block, start), 'return', 0) >= 0) return -1
  return isConstructors(text, block, className) ? at : -1
}

/** Index of ".emit" of the only call with that literal; -1: there is none, or another mention of `emit` that may be one. */
function onlyEmit(text: string, event: string): number {
  let found = -1
  for (let at = indexOf(text, 'emit', 0); at >= 0; at = indexOf(text, 'emit', at + 4)) {
    if (at > 0 && isWord(text[at - 1])) continue
    if (isWord(text[at + 4])) continue
    const quote = text[at + 5]
    if (text[at - 1] !== '.' || text[at + 4] !== '(' || (quote !== "'" && quote !== '"')) return -1
    if (!startsWith(text, `${event}${quote}`, at + 6)) continue
    if (found >= 0) return -1
    found = at - 1
  }
  return found
}

function receiverStart(text: string, at: number): number {
  let start = at
  while (start > 0 && (isWord(text[start - 1]) || text[start - 1] === '.')) start--
  return start
}

/** Whether what begins there is a statement that nothing before it makes conditional. */
function beginsStatement(text: string, start: number): boolean {
  const before = endBefore(text, start)
  const last = text[before]
  if (last === undefined || last === ';' || last === '}' || last === '{') return true
  // Without a semicolon: the line before is a statement, or the rest of one, that ends in a call or a name.
  if (indexOf(slice(text, before, start), '\n', 0) < 0) return false
  if (last !== ')' && last !== ']' && last !== "'" && last !== '"' && !isWord(last)) return false
  const line = lineOf(text, before)
  const word = wordAt(text, line)
  return word !== '' && HEADS[word] !== true && isBalanced(text, line, before + 1)
}

/** Index of the last character before a place that is neither space nor in a comment to the end of a line; -1: none. */
function endBefore(text: string, place: number): number {
  let end = place - 1
  for (;;) {
    while (end >= 0 && isSpace(text[end])) end--
    const line = end < 0 ? -1 : lineOf(text, end)
    if (line < 0 || text[line] !== '/' || text[line + 1] !== '/') return end
    end = line - 1
  }
}

/** Index of the first character, but for spaces, of the line that a place is in. */
function lineOf(text: string, place: number): number {
  let line = place
  while (line > 0 && text[line - 1] !== '\n') line--
  while (line < place && isSpace(text[line])) line++
  return line
}

function isBalanced(text: string, from: number, to: number): boolean {
  let depth = 0
  for (let i = from; i < to && depth >= 0; i++) {
    if (text[i] === '(' || text[i] === '[') depth++
    else if (text[i] === ')' || text[i] === ']') depth--
  }
  return depth === 0
}

/** Words at the beginning of a line after which the next line may be no statement of its own. */
const HEADS = Object.create(null) as Record<string, true>
for (const word of [
  'if',
  'else',
  'for',
  'while',
  'do',
  'with',
  'switch',
  'case',
  'default',
  'return',
  'throw',
  'in',
  'of',
])
  HEADS[word] = true

/** Whether a function's text stands there as the argument after the event's name: no one else can have it. */
export function isInline(event: string, listener: number): boolean {
  const text = mainText()
  let end = listener - 1
  while (isSpace(text[end])) end--
  if (text[end] !== ',') return false
  const start = end - event.length - 2
  const quote = text[start]
  if (quote !== "'" && quote !== '"') return false
  return startsWith(text, `${event}${quote}`, start + 1) && indexOf(text, 'isteners(', 0) < 0
}

/** Whether the brace opens `constructor(...)` or `function NAME(...)`. */
function isConstructors(text: string, brace: number, className: string): boolean {
  let end = brace - 1
  while (isSpace(text[end])) end--
  if (text[end] !== ')') return false
  while (end >= 0 && text[end] !== '(') end--
  let start = end
  while (start > 0 && isWord(text[start - 1])) start--
  const name = slice(text, start, end)
  if (name === 'constructor') return true
  return name === className && slice(text, start - 9, start) === 'function '
}

function wordAt(text: string, at: number): string {
  let end = at
  while (isWord(text[end])) end++
  return slice(text, at, end)
}

function isWord(character: string | undefined): boolean {
  if (character === undefined) return false
  return (
    (character >= 'a' && character <= 'z') ||
    (character >= 'A' && character <= 'Z') ||
    (character >= '0' && character <= '9') ||
    character === '_' ||
    character === '$'
  )
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r'
}
