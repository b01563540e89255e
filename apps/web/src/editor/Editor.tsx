import { useEffect, useRef, useState } from 'react'
import type { ThemeStore } from '../state/theme.ts'
import { useLoopscope, useSession } from '../views/hooks/loopscopeContext.ts'
import { whenPainted } from '../views/hooks/whenPainted.ts'
import { Examples } from './menus/Examples.tsx'
import { WhatIf, type WhatIfAt } from './menus/WhatIf.tsx'
import type { MountedEditor } from './monaco.ts'
import { useEditorSync } from './useEditorSync.ts'
import { useGutter } from './useGutter.ts'
import './Editor.css'
import './Marks.css'

const NAME = 'Snippet'
const LEAVE = 'editor-leave'
const FILES = { commonjs: 'index.js', module: 'index.mjs', typescript: 'index.ts' } as const

/** The snippet. A plain text field until the real editor has arrived; what was typed there is kept. */
export function Editor({ theme }: { theme: ThemeStore }) {
  const { session } = useLoopscope()
  const source = useSession((state) => state.source)
  const module = useSession((state) => state.module)
  const host = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const plain = useRef<HTMLTextAreaElement>(null)
  const [mounted, setMounted] = useState<MountedEditor | null>(null)
  const gutter = useGutter()
  const [whatIfAt, askWhatIf] = useState<WhatIfAt | null>(null)

  useEffect(() => {
    let editor: MountedEditor | null = null
    let left = false
    const mount = async () => {
      await whenPainted()
      const { mountEditor } = await import('./monaco.ts')
      if (left || host.current === null) return
      const caret =
        document.activeElement === plain.current ? plain.current?.selectionStart : undefined
      editor = mountEditor(host.current, {
        source: session.getState().source,
        name: NAME,
        describedBy: LEAVE,
        onChange: (text) => session.setState({ source: text }),
        onLeave: () => leave(body.current),
        onWhatIf: (line) => askWhatIf({ line, from: 'editor' }),
        ...gutter,
      })
      // Until React takes it away there must not be two fields of one name.
      if (plain.current !== null) plain.current.hidden = true
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
  }, [session, gutter])

  useEditorSync(mounted, theme)
  return (
    <section className="panel editor" aria-label="Editor">
      <header className="panel-head">
        <h2 className="editor-file">{FILES[module]}</h2>
        <p id={LEAVE} className="editor-leave">
          Esc leaves
        </p>
        <WhatIf
          at={whatIfAt}
          open={askWhatIf}
          caretLine={() => mounted?.caretLine() ?? 1}
          focusEditor={() => mounted?.focus()}
        />
        <Examples />
      </header>
      {/* It has the focus after Escape. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields */}
      <div
        className="editor-body"
        ref={body}
        role="group"
        aria-label="Code"
        tabIndex={-1}
        onKeyDown={({ key, target, currentTarget }) => {
          if (key === 'Escape' && target === plain.current) leave(currentTarget)
        }}
      >
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

/** Takes the focus out of the text, to what is around it: Tab then goes past the text, and other keys are the page's. */
function leave(body: HTMLElement | null): void {
  const text = body?.querySelector('textarea')
  if (body === null || text == null) return
  text.tabIndex = -1
  body.focus({ preventScroll: true })
  body.addEventListener('blur', () => (text.tabIndex = 0), { once: true })
}
