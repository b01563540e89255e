import { editor, KeyCode, KeyMod } from 'monaco-editor/editor'
import 'monaco-editor/editor/contrib/suggest/browser/suggestController'
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import 'monaco-editor/features/hover/register'
import 'monaco-editor/features/parameterHints/register'
import 'monaco-editor/languages/definitions/javascript/register'
import 'monaco-editor/languages/definitions/typescript/register'
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker?worker'
import type { LineDecoration } from './decorations.ts'
import { type GutterEvents, listenToGutter } from './monacoGutter.ts'
import { createMarks, type Marks } from './monacoMarks.ts'
import { createNotes } from './monacoNotes.ts'
import { EDITOR_OPTIONS, keepZoom } from './monacoOptions.ts'
import { keepInView } from './monacoReveal.ts'
import { replaceText, takeWholeTexts } from './monacoText.ts'
import { defineThemes } from './monacoThemes.ts'

export type MountOptions = GutterEvents & {
  readonly source: string
  readonly name: string
  /** Id of what tells how the keyboard leaves it. */
  readonly describedBy: string
  readonly onChange: (source: string) => void
  /** Asked by Escape to give the focus away. */
  readonly onLeave: () => void
  /** Asked by key what else a call of this line could be. */
  readonly onWhatIf: (line: number) => void
}

/** A mounted editor. `close` gives back all it holds. */
export type MountedEditor = Marks & {
  setSource(source: string): void
  setLanguage(language: 'javascript' | 'typescript'): void
  setTheme(theme: 'dark' | 'light'): void
  /** Draws the text this many times as large as usual. Larger text is for a room, which cannot scroll: its lines are wrapped in any case. */
  setZoom(zoom: number): void
  setLines(lines: readonly LineDecoration[]): void
  /** Puts the caret where the plain field had it. */
  focusAt(offset: number): void
  /** Where the caret stands. */
  caretLine(): number
  focus(): void
  /** Brings the line that runs into view; null: none does. Larger text and other panes leave it there. The start only while nobody edits. */
  reveal(line: number | 'start' | null): void
  close(): void
}

self.MonacoEnvironment = {
  getWorker: (_, label) =>
    label === 'typescript' || label === 'javascript' ? new TypeScriptWorker() : new EditorWorker(),
}
defineThemes(editor)

/** Mounts Monaco into `host`. The files monaco*.ts are the only ones that know it, and are loaded after the first paint. */
export function mountEditor(host: HTMLElement, options: MountOptions): MountedEditor {
  const { source, name, describedBy, onChange, onLeave, onWhatIf } = options
  const model = editor.createModel(source, 'javascript')
  const mounted = editor.create(host, {
    ...EDITOR_OPTIONS,
    model,
    ariaLabel: name,
    fontFamily: getComputedStyle(host).getPropertyValue('--font-mono'),
  })
  const zoom = keepZoom(mounted, host)
  const running = keepInView(mounted)
  // Hue means a phase here, so brackets have none. Only the model's option counts, once the editor has set its own.
  model.updateOptions({
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  })
  const field = host.querySelector('textarea')
  if (field !== null) takeWholeTexts(field, mounted)
  field?.setAttribute('aria-describedby', describedBy)
  leaveByEscape(mounted, onLeave)
  const caretLine = () => mounted.getPosition()?.lineNumber ?? 1
  mounted.addAction({
    id: 'what-if',
    label: 'What if',
    keybindings: [KeyMod.CtrlCmd | KeyCode.Period],
    run: () => onWhatIf(caretLine()),
  })
  wrapByKey(mounted)
  startLanguagesWhenUsed(mounted)
  listenToGutter(mounted, options)
  const marks = createMarks(mounted)
  const notes = createNotes(mounted, zoom.page)
  model.onDidChangeContent(() => onChange(model.getValue()))
  return {
    ...marks,
    setSource: (text) => replaceText(model, text),
    setLanguage: (language) => editor.setModelLanguage(model, language),
    setTheme: (theme) => editor.setTheme(`loopscope-${theme}`),
    setZoom(times) {
      zoom.set(times)
      running.follow(times !== 1)
    },
    setLines(lines) {
      marks.setLines(lines)
      notes.set(lines)
    },
    focusAt(offset) {
      mounted.setPosition(model.getPositionAt(offset))
      mounted.focus()
    },
    caretLine,
    focus: () => mounted.focus(),
    reveal: running.set,
    close() {
      notes.close()
      zoom.close()
      mounted.dispose()
      model.dispose()
    },
  }
}

/** Long lines are broken or run on, as in other editors. */
function wrapByKey(mounted: editor.IStandaloneCodeEditor): void {
  let wraps = true
  mounted.addAction({
    id: 'word-wrap',
    label: 'Word wrap',
    keybindings: [KeyMod.Alt | KeyCode.KeyZ],
    run: () => {
      wraps = !wraps
      mounted.updateOptions({ wordWrap: wraps ? 'on' : 'off' })
    },
  })
}

/** Escape closes what is open, and else leaves the editor. */
function leaveByEscape(mounted: editor.IStandaloneCodeEditor, leave: () => void): void {
  mounted.onKeyDown(({ browserEvent }) => {
    const isOpen = document.querySelector(OPEN_WIDGETS) !== null
    if (browserEvent.key === 'Escape' && !isOpen) leave()
  })
}

const OPEN_WIDGETS = '.suggest-widget.visible, .parameter-hints-widget.visible'
/** How long the pointer rests on the text until it asks for something, ms. */
const REST_MS = 250

/** The language service weighs more than the rest of the page: it comes with the first key, press or rest of the pointer. */
function startLanguagesWhenUsed(mounted: editor.IStandaloneCodeEditor): void {
  let rest: number | undefined
  const start = () => {
    for (const listener of listeners) listener.dispose()
    window.clearTimeout(rest)
    import('./monacoLanguages.ts').then(
      ({ startLanguages }) => startLanguages(),
      (error: unknown) => console.warn('Completion did not load.', error),
    )
  }
  const listeners = [
    mounted.onKeyDown(start),
    mounted.onMouseDown(start),
    mounted.onMouseLeave(() => window.clearTimeout(rest)),
    mounted.onMouseMove(({ target }) => {
      window.clearTimeout(rest)
      if (target.type === editor.MouseTargetType.CONTENT_TEXT)
        rest = window.setTimeout(start, REST_MS)
    }),
  ]
}
