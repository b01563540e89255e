import type { editor } from 'monaco-editor/editor'
import type { LineDecoration } from './decorations.ts'
import { revealLine } from './monacoReveal.ts'

/** What the lines of an editor wear, in three layers that change at different times. */
export type Marks = {
  /** The moment that is shown. */
  setLines(lines: readonly LineDecoration[]): void
  /** What a line has to tell of the whole recording, as a sentence. */
  setHistory(words: ReadonlyMap<number, string>): void
  /** The lines of what the person looks at. */
  /** `asked`: one line more, which is brought into sight when it is another than before. */
  setLit(lines: readonly number[], asked: number | null): void
}

export function createMarks(mounted: editor.IStandaloneCodeEditor): Marks {
  const moment = mounted.createDecorationsCollection()
  const history = mounted.createDecorationsCollection()
  const lit = mounted.createDecorationsCollection()
  let askedBefore: number | null = null
  const exists = (line: number) => line <= (mounted.getModel()?.getLineCount() ?? 0)
  return {
    setLines(lines) {
      moment.set(lines.filter(({ line }) => exists(line)).flatMap(dress))
    },
    setHistory(words) {
      history.set(
        [...words]
          .filter(([line]) => exists(line))
          .map(([line, sentence]) => ({
            range: whole(line),
            options: {
              lineNumberClassName: 'line-recorded',
              glyphMarginHoverMessage: plain(sentence),
              lineNumberHoverMessage: plain(sentence),
            },
          })),
      )
    },
    setLit(lines, asked) {
      const all = asked === null ? lines : [...new Set([...lines, asked])]
      lit.set(all.filter(exists).map(litLine))
      if (asked !== null && asked !== askedBefore && exists(asked)) revealLine(mounted, asked)
      askedBefore = asked
    },
  }
}

function litLine(line: number): editor.IModelDeltaDecoration {
  return {
    range: whole(line),
    options: { isWholeLine: true, className: 'line-lit', marginClassName: 'line-lit' },
  }
}

function dress(decoration: LineDecoration): editor.IModelDeltaDecoration[] {
  const { line, lineClass, markClass, hover, wrongFrom } = decoration
  const messages = hover.map(plain)
  const dressed: editor.IModelDeltaDecoration[] = [
    {
      range: whole(line),
      options: {
        isWholeLine: true,
        className: lineClass,
        marginClassName: lineClass,
        lineNumberClassName: lineClass && `number-${lineClass}`,
      },
    },
    // On its own: as part of a whole line it would stand beside each row of one that is wrapped.
    {
      range: whole(line),
      options: { glyphMarginClassName: markClass, glyphMarginHoverMessage: messages },
    },
  ]
  if (wrongFrom !== null)
    dressed.push({
      range: { ...whole(line), startColumn: wrongFrom, endColumn: Number.MAX_SAFE_INTEGER },
      options: { inlineClassName: 'text-wrong', hoverMessage: messages },
    })
  return dressed
}

function whole(line: number) {
  return { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 }
}

/** Monaco reads markdown. What a snippet has written is text, so every sign that could mean something is escaped. */
function plain(text: string) {
  return { value: text.slice(0, 600).replace(/[\\`*_{}[\]()#+\-.!<>|~&:$]/g, '\\$&') }
}
