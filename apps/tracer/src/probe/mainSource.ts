import { indexOf, slice } from './primordials.ts'

/** The main module's text, as it lies in its file: Node 10 compiles more in front of it. */
let source = ''

/** From now on the main module is this. */
export function setMainSource(text: string): void {
  source = text
}

export function mainMentions(word: string): boolean {
  return indexOf(source, word, 0) >= 0
}

/**
 * The identifier at the place, 1-based, of a call, a `new` or a property that is read; null where something else stands
 * there, such as the `for` or the `await` that calls by itself.
 */
export function calledAt(line: number, column: number): string | null {
  let start = lineStart(source, line) + column - 1
  if (slice(source, start, start + 4) === 'new ') start += 4
  let end = start
  while (isWordCharacter(source[end])) end++
  const isProperty = source[start - 1] === '.'
  if (end === start || !(isProperty || source[end] === '(')) return null
  return slice(source, start, end)
}

/** A place in the main module, 1-based. */
type Position = { line: number; column: number }

/** Where a text stands in the main module; zeros where it stands there more than once, null where it does not. */
export function placeInMain(text: string): Position | null {
  const at = indexOf(source, text, 0)
  if (at < 0) return null
  return indexOf(source, text, at + 1) >= 0 ? { line: 0, column: 0 } : placeAt(at)
}

/** Index of a text that stands in the main module once; -1: it does not, or more than once. */
export function onlyIndexInMain(text: string | null): number {
  if (text === null || text === '') return -1
  const at = indexOf(source, text, 0)
  return at < 0 || indexOf(source, text, at + 1) >= 0 ? -1 : at
}

/** The place of an index into the main module's text. */
export function placeAt(at: number): Position {
  let line = 1
  let start = 0
  for (
    let end = indexOf(source, '\n', 0);
    end >= 0 && end < at;
    end = indexOf(source, '\n', start)
  ) {
    line++
    start = end + 1
  }
  return { line, column: at - start + 1 }
}

export function mainText(): string {
  return source
}

/** Where a line begins in the text, 1-based; past its end where it has no such line. */
export function lineStart(text: string, line: number): number {
  let start = 0
  for (let i = 1; i < line; i++) {
    const end = indexOf(text, '\n', start)
    if (end < 0) return text.length
    start = end + 1
  }
  return start
}

function isWordCharacter(character: string | undefined): boolean {
  if (character === undefined) return false
  return (
    (character >= 'a' && character <= 'z') ||
    (character >= 'A' && character <= 'Z') ||
    (character >= '0' && character <= '9') ||
    character === '_' ||
    character === '$'
  )
}
