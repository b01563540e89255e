/** A piece of a stranger's text. `control`: it stands for characters that would act instead of being seen. */
export type TextPiece = { readonly text: string; readonly control: boolean }

/**
 * C0 but tab, DEL, C1, line and paragraph separators, zero-width marks, and the marks that turn text around:
 * all could forge what a line seems to say. Joiners stay, since scripts and emoji need them.
 */
const CONTROL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+/g

/** Splits text so that control characters can be shown as escapes: "\x1b[31mred" is 4 + 7 visible characters. */
export function textPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let from = 0
  for (const match of text.matchAll(CONTROL)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), control: false })
    pieces.push({ text: escaped(match[0]), control: true })
    from = match.index + match[0].length
  }
  if (from < text.length) pieces.push({ text: text.slice(from), control: false })
  return pieces
}

/** One line of safe text, at most `limit` characters of it, with an ellipsis where it was cut. */
export function visibleText(text: string, limit = 200): string {
  const cut = text.length > limit ? `${text.slice(0, limit)}…` : text
  return textPieces(cut)
    .map((piece) => piece.text)
    .join('')
}

function escaped(characters: string): string {
  let shown = ''
  for (const character of characters) {
    const code = character.charCodeAt(0)
    if (character === '\n') shown += '\\n'
    else if (character === '\r') shown += '\\r'
    else if (code < 256) shown += `\\x${code.toString(16).padStart(2, '0')}`
    else shown += `\\u${code.toString(16).padStart(4, '0')}`
  }
  return shown
}
