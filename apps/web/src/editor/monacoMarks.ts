import { editor } from 'monaco-editor/editor'
import type { LineDecoration } from './decorations.ts'
import { scrollFor } from './scroll/scrollFor.ts'

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

/** Brings all rows of a line into view. */
export function revealLine(mounted: editor.IStandaloneCodeEditor, line: number): void {
  const lineCount = mounted.getModel()?.getLineCount() ?? 1
  mounted.setScrollTop(
    scrollFor(line, {
      scrollTop: mounted.getScrollTop(),
      height: mounted.getLayoutInfo().height,
      lineHeight: mounted.getOption(editor.EditorOption.lineHeight),
      lineCount,
      topOf: (at) =>
        at > lineCount
          ? mounted.getBottomForLineNumber(lineCount)
          : mounted.getTopForLineNumber(at),
    }),
  )
}

/**
 * Keeps a line in view: when it is set, and when the editor is given another size, unless it was scrolled away; while it is followed
 * even then, as nobody scrolls in a room.
 */
export function keepInView(mounted: editor.IStandaloneCodeEditor) {
  let line: number | 'start' | null = null
  let isFollowed = false
  let wasInView = true
  const size = () => {
    const { width, height } = mounted.getLayoutInfo()
    return `${width} ${height}`
  }
  let shownAt = size()
  const show = () => {
    const model = mounted.getModel()
    if (line === null || model === null) return
    if (line === 'start') {
      if (!mounted.hasTextFocus()) mounted.setScrollTop(0)
      return
    }
    const at = Math.min(line, model.getLineCount())
    // A line that runs on is not followed to its end.
    if (mounted.getOption(editor.EditorOption.wrappingInfo).isViewportWrapping)
      revealLine(mounted, at)
    else mounted.revealLineInCenterIfOutsideViewport(at)
  }
  mounted.onDidScrollChange(({ scrollTop, scrollTopChanged }) => {
    // Another size scrolls by itself what is wrapped anew: nobody has scrolled away.
    if (!scrollTopChanged || line === null || size() !== shownAt) return
    const at = line === 'start' ? 1 : line
    const end = scrollTop + mounted.getLayoutInfo().height
    wasInView =
      mounted.getBottomForLineNumber(at) > scrollTop && mounted.getTopForLineNumber(at) < end
  })
  mounted.onDidLayoutChange(() => {
    // Its lines are wrapped anew after this.
    requestAnimationFrame(() => {
      if (isFollowed || wasInView) show()
      shownAt = size()
    })
  })
  return {
    set(next: number | 'start' | null) {
      line = next
      wasInView = true
      show()
    },
    follow(wanted: boolean) {
      isFollowed = wanted
      if (wanted) show()
    },
  }
}
