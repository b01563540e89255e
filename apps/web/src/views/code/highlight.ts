import { highlightCode, tagHighlighter, tags } from '@lezer/highlight'
import { parser } from '@lezer/javascript'
import type { CodePiece } from './codePiece.ts'

/** The kinds that the editor's theme tells apart, by the tags of Lezer's grammar. */
const kinds = tagHighlighter([
  { tag: [tags.keyword, tags.bool, tags.null, tags.self], class: 'keyword' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], class: 'string' },
  { tag: tags.number, class: 'number' },
  { tag: tags.comment, class: 'comment' },
  { tag: [tags.punctuation, tags.operator], class: 'punctuation' },
])

const grammar = parser.configure({ dialect: 'ts' })

/** The lines of a program, each cut where the colour changes. What cannot be parsed is left plain; nothing throws. */
export function highlight(source: string): CodePiece[][] {
  const lines: CodePiece[][] = [[]]
  highlightCode(
    source,
    grammar.parse(source),
    kinds,
    (text, kind) => lines.at(-1)?.push({ text, kind }),
    () => lines.push([]),
  )
  return lines
}
