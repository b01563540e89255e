import type { editor } from 'monaco-editor/editor'
import { EditorOptions } from 'monaco-editor/editor/common/config/editorOptions'

/** px */
const FONT_SIZE = 13
const LINE_HEIGHT = 20
/** Room for a line's number. */
const NUMBER_CHARACTERS = 3
const LARGE_NUMBER = 2
/** So many characters of a line have room in any case: where fewer have, it is broken within its words. */
const LEAST_CHARACTERS = 26
/** How wide a character is for its size. */
const CHARACTER = 0.603
/** Between the line numbers and the text, px. */
const CLEAR = 10
const SCROLLBAR = 10

// What goes on below a line stands further in than the line. For screen readers Monaco takes that back, so that its field breaks lines
// where the picture does; to set `accessibilitySupport` otherwise for as long would replace the field, and what describes it, by another.
EditorOptions.wrappingIndent.compute = (_env, _options, asked) => asked

/** How the editor behaves: what is typed or pasted is what stands there, and nothing opens unasked but after a dot. */
export const EDITOR_OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  accessibilitySupport: 'on',
  // A real text field takes what password managers, tests and input methods put into it.
  editContext: false,
  fontSize: FONT_SIZE,
  lineHeight: LINE_HEIGHT,
  padding: { top: 8, bottom: 8 },
  glyphMargin: true,
  lineNumbersMinChars: NUMBER_CHARACTERS,
  lineDecorationsWidth: CLEAR,
  selectOnLineNumbers: false,
  folding: false,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  // Room for the caret. Monaco's own four make a bar appear under lines that fit.
  scrollBeyondLastColumn: 1,
  overviewRulerLanes: 0,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  renderLineHighlight: 'none',
  renderFinalNewline: 'off',
  guides: { indentation: false },
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  quickSuggestions: false,
  suggestOnTriggerCharacters: true,
  acceptSuggestionOnCommitCharacter: false,
  wordBasedSuggestions: 'off',
  suggest: { showStatusBar: false, preview: false },
  parameterHints: { enabled: true, cycle: true },
  inlayHints: { enabled: 'off' },
  hover: { enabled: 'on', delay: 350 },
  autoClosingBrackets: 'never',
  autoClosingQuotes: 'never',
  autoIndent: 'keep',
  stickyScroll: { enabled: false },
  links: false,
  contextmenu: false,
  fixedOverflowWidgets: true,
  tabSize: 2,
  // The pane is narrower than many a program: what ended beyond its edge was read by nobody.
  wordWrap: 'on',
  wrappingIndent: 'indent',
  scrollbar: {
    verticalScrollbarSize: SCROLLBAR,
    horizontalScrollbarSize: SCROLLBAR,
    alwaysConsumeMouseWheel: false,
  },
}

/** Draws the text as large as the page around it, which grows on a wall, and `set` times as large; until it is closed. */
export function keepZoom(mounted: editor.IStandaloneCodeEditor, host: HTMLElement, size?: Size) {
  let zoom = 1
  let page = pageZoom(host)
  let drawn = 0
  const draw = () => {
    drawn = fitting(zoom, mounted.getLayoutInfo().width / page, size)
    host.style.setProperty('--code-zoom', String(drawn))
    mounted.updateOptions(zoomed(drawn, page, size))
  }
  mounted.onDidLayoutChange(({ width }) => {
    if (fitting(zoom, width / page, size) !== drawn) draw()
  })
  // A window is dragged to another screen.
  const follow = () => {
    const now = pageZoom(host)
    if (now === page) return
    page = now
    draw()
  }
  draw()
  window.addEventListener('resize', follow)
  return {
    set(times: number) {
      zoom = times
      page = pageZoom(host)
      draw()
    },
    /** How large the page is drawn. */
    page: () => page,
    close: () => window.removeEventListener('resize', follow),
  }
}

/** As many times as large as is wanted, or as has room in a pane of this width, px; in twentieths, so that a pixel more changes nothing. */
function fitting(wanted: number, width: number, { fontSize, lineHeight }: Size = USUAL) {
  if (wanted <= 1 || width === 0) return wanted
  // The gutter's signs are as wide as a line is high.
  const needed = lineHeight + CLEAR + (LEAST_CHARACTERS + LARGE_NUMBER) * CHARACTER * fontSize
  return Math.max(1, Math.min(wanted, Math.floor((20 * (width - SCROLLBAR)) / needed) / 20))
}

type Size = { readonly fontSize: number; readonly lineHeight: number }

const USUAL: Size = { fontSize: FONT_SIZE, lineHeight: LINE_HEIGHT }

/** How many times as large as usual the page around it is drawn. */
function pageZoom(host: HTMLElement): number {
  return Number(getComputedStyle(host).getPropertyValue('--page-zoom')) || 1
}

/**
 * The options that make the text `zoom` times as large as usual, on a page drawn `page` times as large; lines of larger text are
 * wrapped whatever was chosen by key. `size`: what is usual, px.
 */
function zoomed(
  zoom: number,
  page: number,
  { fontSize, lineHeight }: Size = USUAL,
): editor.IEditorOptions {
  return {
    fontSize: fontSize * zoom * page,
    lineHeight: Math.round(lineHeight * zoom * page),
    lineDecorationsWidth: Math.round(CLEAR * zoom * page),
    // Large figures are wide, and a program that is shown to a room is short; where it is not, Monaco makes room.
    lineNumbersMinChars: zoom === 1 ? NUMBER_CHARACTERS : LARGE_NUMBER,
    wordWrapOverride1: zoom === 1 ? 'inherit' : 'on',
  }
}
