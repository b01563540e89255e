import { editor, languages } from 'monaco-editor/editor'
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import { HAPROXY_TOKENS } from './monacoHaproxy.ts'
import { EDITOR_OPTIONS, keepZoom } from './monacoOptions.ts'
import { revealLine } from './monacoReveal.ts'
import { defineThemes } from './monacoThemes.ts'

/** HAProxy's configuration in Monaco, to be read. `close` gives back all it holds. */
export type MountedConfig = {
  /** Lines count from 1. `added`: what the last change brought; `wrong`: what HAProxy complains of. */
  show(text: string, added: readonly number[], wrong: readonly number[]): void
  close(): void
}

self.MonacoEnvironment ??= { getWorker: () => new EditorWorker() }
defineThemes(editor)
languages.register({ id: 'haproxy' })
languages.setMonarchTokensProvider('haproxy', HAPROXY_TOKENS)

/** Mounts Monaco into `host`, as high as its text. It follows the page's theme. */
export function mountConfig(host: HTMLElement): MountedConfig {
  const model = editor.createModel('', 'haproxy')
  const mounted = editor.create(host, {
    ...EDITOR_OPTIONS,
    model,
    ariaLabel: 'HAProxy’s configuration',
    fontFamily: getComputedStyle(host).getPropertyValue('--font-mono'),
    readOnly: true,
    domReadOnly: true,
    glyphMargin: false,
    // Tab must lead out of it: there is nothing to indent.
    tabFocusMode: true,
  })
  const zoom = keepZoom(mounted, host, { fontSize: 12, lineHeight: 18 })
  const fit = () => {
    host.style.height = `${Math.min(mounted.getContentHeight(), 720 * zoom.page())}px`
  }
  // Lines that wrap make it higher, and so does a page that is drawn larger.
  mounted.onDidContentSizeChange(fit)
  const marks = mounted.createDecorationsCollection()
  const follow = () =>
    editor.setTheme(
      `loopscope-${document.documentElement.dataset['theme'] === 'light' ? 'light' : 'dark'}`,
    )
  follow()
  const watch = new MutationObserver(follow)
  watch.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return {
    show(text, added, wrong) {
      if (model.getValue() !== text) model.setValue(text)
      fit()
      const lines = [
        ...added.map((line) => ({ line, look: 'config-added' })),
        ...wrong.map((line) => ({ line, look: 'config-wrong' })),
      ]
      marks.set(
        lines.map(({ line, look }) => ({
          range: { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 },
          options: { isWholeLine: true, className: look, marginClassName: look },
        })),
      )
      const [first] = added
      if (first !== undefined) revealLine(mounted, first)
    },
    close() {
      watch.disconnect()
      zoom.close()
      mounted.dispose()
      model.dispose()
    },
  }
}
