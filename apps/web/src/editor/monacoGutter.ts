import { editor, KeyCode, KeyMod } from 'monaco-editor/editor'

export type GutterEvents = {
  /** The person asks for another moment at which this line was reached. */
  readonly onLine: (line: number, direction: 'next' | 'previous') => void
  /** The pointer is on the gutter of this line; null: on none. */
  readonly onPoint: (line: number | null) => void
}

/** Clicks and hovering on line numbers and marks; F8 and Shift F8 do for the caret's line what a click does. */
export function listenToGutter(
  mounted: editor.IStandaloneCodeEditor,
  { onLine, onPoint }: GutterEvents,
): void {
  mounted.onMouseDown(({ target, event }) => {
    const line = gutterLine(target)
    if (line === null || !event.leftButton) return
    onLine(line, event.shiftKey ? 'previous' : 'next')
  })
  mounted.onMouseMove(({ target }) => onPoint(gutterLine(target)))
  mounted.onMouseLeave(() => onPoint(null))
  keepTipsInside(mounted)
  const go = (direction: 'next' | 'previous') => () => {
    const line = mounted.getPosition()?.lineNumber
    if (line !== undefined) onLine(line, direction)
  }
  mounted.addAction({
    id: 'loopscope.nextMoment',
    label: 'Go to the next moment of this line',
    keybindings: [KeyCode.F8],
    run: go('next'),
  })
  mounted.addAction({
    id: 'loopscope.previousMoment',
    label: 'Go to the previous moment of this line',
    keybindings: [KeyMod.Shift | KeyCode.F8],
    run: go('previous'),
  })
}

/** Says how wide the editor is: its tips would lie over what is told beside it (Marks.css). */
function keepTipsInside(mounted: editor.IStandaloneCodeEditor): void {
  const say = ({ width }: editor.EditorLayoutInfo) =>
    mounted.getContainerDomNode().style.setProperty('--editor-w', `${width}px`)
  say(mounted.getLayoutInfo())
  mounted.onDidLayoutChange(say)
}

const GUTTER: ReadonlySet<editor.MouseTargetType> = new Set([
  editor.MouseTargetType.GUTTER_GLYPH_MARGIN,
  editor.MouseTargetType.GUTTER_LINE_NUMBERS,
])

function gutterLine({ type, position }: editor.IMouseTarget): number | null {
  return GUTTER.has(type) ? (position?.lineNumber ?? null) : null
}
