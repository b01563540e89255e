import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { ThemeStore } from '../state/theme.ts'
import { useFrame, useLoopscope, useSession, useTimeline } from '../views/loopscopeContext.ts'
import { decorations, type LineDecoration } from './decorations.ts'
import type { MountedEditor } from './monaco.ts'
import './Editor.css'

const NAME = 'Snippet'
const FILES = { commonjs: 'index.js', module: 'index.mjs', typescript: 'index.ts' } as const

/** The snippet. A plain text field until the real editor has arrived; what was typed there is kept. */
export function Editor({ theme }: { theme: ThemeStore }) {
  const { session } = useLoopscope()
  const source = useSession((state) => state.source)
  const module = useSession((state) => state.module)
  const host = useRef<HTMLDivElement>(null)
  const plain = useRef<HTMLTextAreaElement>(null)
  const [mounted, setMounted] = useState<MountedEditor | null>(null)

  useEffect(() => {
    let editor: MountedEditor | null = null
    let left = false
    const mount = async () => {
      const { mountEditor } = await import('./monaco.ts')
      if (left || host.current === null) return
      const caret =
        document.activeElement === plain.current ? plain.current?.selectionStart : undefined
      editor = mountEditor(host.current, {
        source: session.getState().source,
        name: NAME,
        onChange: (text) => session.setState({ source: text }),
      })
      setMounted(editor)
      if (caret !== undefined) editor.focusAt(caret)
    }
    mount().catch((error: unknown) => {
      // The plain field is an editor too.
      console.warn('The code editor did not load.', error)
    })
    return () => {
      left = true
      editor?.close()
    }
  }, [session])

  useDressing(mounted, theme)
  return (
    <section className="panel editor" aria-label="Editor">
      <header className="panel-head">
        <h2 className="editor-file">{FILES[module]}</h2>
      </header>
      <div className="editor-body">
        <div className="editor-host" ref={host} />
        {mounted === null && (
          <textarea
            ref={plain}
            className="editor-plain"
            aria-label={NAME}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            value={source}
            onChange={(event) => session.setState({ source: event.currentTarget.value })}
          />
        )}
      </div>
    </section>
  )
}

/** Keeps theme, language and marked lines of the editor current. */
function useDressing(mounted: MountedEditor | null, store: ThemeStore) {
  const theme = useStore(store, (state) => state.theme)
  const module = useSession((state) => state.module)
  const lines = useMarkedLines()
  useEffect(() => mounted?.setTheme(theme), [mounted, theme])
  useEffect(
    () => mounted?.setLanguage(module === 'typescript' ? 'typescript' : 'javascript'),
    [mounted, module],
  )
  useEffect(() => {
    mounted?.setDecorations(lines)
    const now = lines.find(({ lineClass }) => lineClass !== null)
    if (now !== undefined) mounted?.reveal(now.line)
  }, [mounted, lines])
}

const NO_LINES: readonly LineDecoration[] = []

/** None while the text is not the one that was recorded: its line numbers would point elsewhere. */
function useMarkedLines(): readonly LineDecoration[] {
  const frame = useFrame()
  const timeline = useTimeline()
  const current = useSession(({ source, recordedSource }) => source === recordedSource)
  return useMemo(
    () => (current && timeline !== null ? decorations(frame, timeline) : NO_LINES),
    [frame, timeline, current],
  )
}
