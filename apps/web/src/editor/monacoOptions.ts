import type { editor } from 'monaco-editor/editor'

/** px */
const FONT_SIZE = 13
const LINE_HEIGHT = 20
/** Between the line numbers and the text, px. */
const CLEAR = 10

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
  lineNumbersMinChars: 3,
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
  scrollbar: {
    verticalScrollbarSize: 10,
    horizontalScrollbarSize: 10,
    alwaysConsumeMouseWheel: false,
  },
}

/** The options that make the text `zoom` times as large as usual, on a page drawn `page` times as large; lines of larger text are wrapped. */
export function zoomed(zoom: number, page: number): editor.IEditorOptions {
  return {
    fontSize: FONT_SIZE * zoom * page,
    lineHeight: Math.round(LINE_HEIGHT * zoom * page),
    lineDecorationsWidth: CLEAR * zoom,
    wordWrap: zoom === 1 ? 'off' : 'on',
    wrappingIndent: 'indent',
  }
}
