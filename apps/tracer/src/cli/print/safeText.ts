/** C0 and C1 controls, and what turns the direction of writing or breaks lines without being seen. */
const CONTROL = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu
const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const WIDE =
  /[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u
/** Marks on the character before, joiners and variation selectors. */
const NARROWEST = /[\p{Mn}\p{Me}\p{Join_Control}]/u

/** A terminal obeys control characters; what a stranger's program printed must not. They are shown as escapes. */
export function safeText(text: string): string {
  return text.replace(
    CONTROL,
    (character) =>
      SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** The columns that a text without control characters takes in a terminal. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) columns += columnsOfCharacter(character)
  return columns
}

/** The text, or its beginning and an ellipsis where it takes more columns than there are. */
export function fitColumns(text: string, most: number): string {
  let columns = 0
  let length = 0
  let fits = 0
  for (const character of text) {
    columns += columnsOfCharacter(character)
    if (columns > most) return `${text.slice(0, fits)}…`
    length += character.length
    if (columns < most) fits = length
  }
  return text
}

/** The text in lines of so many columns; what does not fit in so many lines is cut off. */
export function wrapColumns(text: string, columns: number, mostLines: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  let taken = 0
  for (const character of text) {
    const more = columnsOfCharacter(character)
    if (used + more > columns && line !== '') {
      if (lines.length === mostLines - 1) return [...lines, fitColumns(text.slice(taken), columns)]
      lines.push(line)
      taken += line.length
      line = ''
      used = 0
    }
    line += character
    used += more
  }
  return [...lines, line]
}

function columnsOfCharacter(character: string): number {
  return NARROWEST.test(character) ? 0 : WIDE.test(character) ? 2 : 1
}
