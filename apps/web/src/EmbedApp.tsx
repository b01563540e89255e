import { useEffect } from 'react'
import { useStore } from 'zustand'
import { readEmbedOptions } from './state/share/embedOptions.ts'
import type { ThemeStore } from './state/theme.ts'
import { EmbedCode } from './views/embed/EmbedCode.tsx'
import { EmbedControls } from './views/embed/EmbedControls.tsx'
import { EmbedHead } from './views/embed/EmbedHead.tsx'
import { EmbedOutput } from './views/embed/EmbedOutput.tsx'
import { useEmbedKeys } from './views/embed/useEmbedKeys.ts'
import { useLoopscope, useSession } from './views/hooks/loopscopeContext.ts'
import { visibleText } from './views/hooks/visibleText.ts'
import { Ring } from './views/ring/Ring.tsx'
import './views/embed/Embed.css'

/**
 * /embed/:id: a shared recording in another site's frame, to step through. Nothing can be changed or run here.
 * `saved`: a file of its own, far from any service.
 */
export function EmbedApp({ theme, saved = false }: { theme: ThemeStore; saved?: boolean }) {
  useTheme(theme)
  useEmbedKeys()
  const { code } = readEmbedOptions(location.search)
  const problem = useSession((session) => session.problem)
  return (
    <main id="content" className="embed" data-code={code}>
      <EmbedHead saved={saved} />
      {problem !== null ? (
        <p className="embed-problem" role="alert">
          {visibleText(problem, 400)}
        </p>
      ) : (
        <>
          <div className="embed-left">
            {code && <EmbedCode />}
            <EmbedOutput />
          </div>
          <section className="embed-loop" aria-label="Event loop">
            <Ring />
          </section>
          <EmbedControls />
        </>
      )}
    </main>
  )
}

/** The address's ?theme= before the link's own, and that before the system's. */
function useTheme(theme: ThemeStore) {
  const { sharing } = useLoopscope()
  const linked = useStore(sharing.store, ({ shown }) => shown?.theme ?? null)
  useEffect(() => {
    const chosen = readEmbedOptions(location.search).theme ?? linked
    if (chosen !== null) theme.setState({ theme: chosen, isChosen: true })
  }, [theme, linked])
}
