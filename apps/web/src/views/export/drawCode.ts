import { codeExcerpt } from '@loopscope/shared/export/codeExcerpt'
import { highlight } from '../code/highlight.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { escaped } from './escaped.ts'

/** Lines of a program, and characters of a line, that a picture has room for. */
const MOST_LINES = 48
const MOST_CHARACTERS = 72

/** px: of the text, of a line, of a character of a monospaced font at this size, and around all of it. */
const SIZE = 13
const LINE = 20
const CHARACTER = 7.9
const PAD = 16

/**
 * A program as SVG, with the numbers of its lines and the colours of the page; the line that runs is marked, and is among those that are shown of
 * a long program. `colour`: the value of a custom property of the page.
 */
export function drawCode(
  source: string,
  line: number | null,
  colour: (name: string) => string,
): string {
  const { from, lines, left } = codeExcerpt(source, MOST_LINES, line)
  const pieces = highlight(source.replace(/\n$/, '')).slice(from - 1, from - 1 + lines.length)
  // Of all lines, shown or not, so that the pictures of a run are of one size.
  const all = source.replace(/\n$/, '').split('\n')
  const text = PAD + CHARACTER * (String(all.length).length + 2)
  const longest = all.reduce(
    (most, { length }) => Math.max(most, Math.min(MOST_CHARACTERS, length)),
    0,
  )
  const width = Math.ceil(Math.max(text + CHARACTER * longest, left === null ? 0 : 320) + PAD)
  const height = 2 * PAD + LINE * (lines.length + (left === null ? 0 : 2))
  const kinds: Readonly<Record<string, string>> = {
    keyword: colour('--syn-kw'),
    string: colour('--syn-str'),
    number: colour('--syn-num'),
    comment: colour('--syn-com'),
    punctuation: colour('--syn-pun'),
  }
  const rows = lines.map((_, i) => {
    const y = PAD + LINE * i
    const isCurrent = line === from + i
    const ground = isCurrent
      ? `<rect y="${y}" width="${width}" height="${LINE}" fill="${colour('--surface-3')}"/><rect y="${y}" width="3" height="${LINE}" fill="${colour('--text-1')}"/>`
      : ''
    const number = `<text x="${text - 2 * CHARACTER}" y="${y + 14}" text-anchor="end" fill="${colour(isCurrent ? '--text-1' : '--text-3')}">${from + i}</text>`
    const spans = cut(pieces[i] ?? []).map(
      (piece) =>
        `<tspan fill="${kinds[piece.kind] ?? colour('--text-1')}">${escaped(piece.text)}</tspan>`,
    )
    return `${ground}${number}<text x="${text}" y="${y + 14}" xml:space="preserve">${spans.join('')}</text>`
  })
  const note =
    left === null
      ? ''
      : `<text x="${PAD}" y="${height - PAD - 4}" fill="${colour('--text-2')}">${left}</text>`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<g font-family="${escaped(colour('--font-mono'))}" font-size="${SIZE}">${rows.join('')}${note}</g></svg>`
  )
}

type Piece = ReturnType<typeof highlight>[number][number]

/** As much of a line as has room, with what would act shown. */
function cut(pieces: readonly Piece[]): Piece[] {
  let room = MOST_CHARACTERS
  const kept: Piece[] = []
  for (const { text, kind } of pieces) {
    if (room <= 0) break
    const shown = visibleText(text.replaceAll('\t', '  '), text.length > room ? room - 1 : room)
    kept.push({ text: shown, kind })
    room -= shown.length
  }
  return kept
}
