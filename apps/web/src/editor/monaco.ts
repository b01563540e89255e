import { editor } from 'monaco-editor/editor'
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import 'monaco-editor/languages/definitions/javascript/register'
import 'monaco-editor/languages/definitions/typescript/register'
import type { LineDecoration } from './decorations.ts'
import { defineThemes } from './monacoThemes.ts'

export type MountOptions = {
  readonly source: string
  readonly name: string
  readonly onChange: (source: string) => void
}

/** A mounted editor. `close` gives back all it holds. */
export type MountedEditor = {
  setLanguage(language: 'javascript' | 'typescript'): void
  setTheme(theme: 'dark' | 'light'): void
  setDecorations(lines: readonly LineDecoration[]): void
  /** Puts the caret where the plain field had it. */
  focusAt(offset: number): void
  reveal(line: number): void
  close(): void
}

self.MonacoEnvironment = { getWorker: () => new EditorWorker() }
defineThemes(editor)

/** Mounts Monaco into `host`. This file is the only one that knows it, and is loaded after the first paint. */
export function mountEditor(
  host: HTMLElement,
  { source, name, onChange }: MountOptions,
): MountedEditor {
  const model = editor.createModel(source, 'javascript')
  const mounted = editor.create(host, {
    model,
    ariaLabel: name,
    automaticLayout: true,
    accessibilitySupport: 'on',
    // A real text field takes what password managers, tests and input methods put into it.
    editContext: false,
    fontFamily: getComputedStyle(host).getPropertyValue('--font-mono'),
    fontSize: 13,
    lineHeight: 20,
    padding: { top: 8, bottom: 8 },
    glyphMargin: true,
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 10,
    folding: false,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    overviewRulerLanes: 0,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    renderLineHighlight: 'none',
    renderFinalNewline: 'off',
    guides: { indentation: false },
    occurrencesHighlight: 'off',
    selectionHighlight: false,
    quickSuggestions: false,
    suggestOnTriggerCharacters: false,
    wordBasedSuggestions: 'off',
    // What is typed or pasted is what stands there.
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
  })
  // Hue means a phase here, so brackets have none. Only the model's option counts, once the editor has set its own.
  model.updateOptions({
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  })
  const field = host.querySelector('textarea')
  if (field !== null) takeWholeTexts(field, mounted)
  const collection = mounted.createDecorationsCollection()
  model.onDidChangeContent(() => onChange(model.getValue()))
  // Escape, then Tab, leaves the editor; coming back makes Tab indent again.
  mounted.onKeyDown((event) => {
    if (event.browserEvent.key === 'Escape') mounted.updateOptions({ tabFocusMode: true })
  })
  mounted.onDidBlurEditorText(() => mounted.updateOptions({ tabFocusMode: false }))
  return {
    setLanguage: (language) => editor.setModelLanguage(model, language),
    setTheme: (theme) => editor.setTheme(`loopscope-${theme}`),
    setDecorations: (lines) =>
      collection.set(
        lines
          .filter(({ line }) => line <= model.getLineCount())
          .map(({ line, lineClass, markClass }) => ({
            range: { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 },
            options: {
              isWholeLine: true,
              className: lineClass,
              marginClassName: lineClass,
              glyphMarginClassName: markClass,
            },
          })),
      ),
    focusAt(offset) {
      mounted.setPosition(model.getPositionAt(offset))
      mounted.focus()
    },
    reveal: (line) =>
      mounted.revealLineInCenterIfOutsideViewport(Math.min(line, model.getLineCount())),
    close() {
      mounted.dispose()
      model.dispose()
    },
  }
}

/**
 * Assistive software and tests write into a text field as a whole; Monaco expects keys. Without this it puts its own
 * selection back on focus, and indents every line of an inserted text after the one before.
 */
function takeWholeTexts(field: HTMLTextAreaElement, mounted: editor.IStandaloneCodeEditor): void {
  const keepWholeSelection = () => {
    const model = mounted.getModel()
    if (model === null || field.value === '') return
    if (field.selectionStart === 0 && field.selectionEnd === field.value.length)
      mounted.setSelection(model.getFullModelRange())
  }
  const pasteLines = (event: InputEvent) => {
    if (event.inputType !== 'insertText' || event.data?.includes('\n') !== true) return
    event.preventDefault()
    mounted.trigger('insert', 'paste', { text: event.data, pasteOnNewLine: false })
  }
  field.addEventListener('focus', keepWholeSelection, { capture: true })
  field.addEventListener('beforeinput', pasteLines, { capture: true })
}
