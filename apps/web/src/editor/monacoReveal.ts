import { editor } from 'monaco-editor/editor'
import { scrollFor } from './scroll/scrollFor.ts'

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
