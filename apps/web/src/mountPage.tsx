import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { keepOffline } from './offline/keepOffline.ts'
import { createLoopscope, type Loopscope } from './state/loopscope.ts'
import { createTheme, type ThemeStore } from './state/theme.ts'
import { BROWSER } from './views/browserSurroundings.ts'
import { LoopscopeContext } from './views/loopscopeContext.ts'
import './tokens.css'
import './base.css'

/**
 * Starts a page: its stores, its theme, and into #root what `draw` returns. A guest (in another site's frame) leaves nothing
 * behind in the browser. `keepsRuns`: see Surroundings.
 */
export function mountPage(
  draw: (theme: ThemeStore) => ReactNode,
  {
    guest = false,
    keepsRuns = true,
  }: { readonly guest?: boolean; readonly keepsRuns?: boolean } = {},
): Loopscope {
  const loopscope = createLoopscope({ ...BROWSER, keepsRuns })
  const theme = createTheme(
    document.documentElement.dataset['theme'] === 'light' ? 'light' : 'dark',
  )
  wearTheme(theme)
  if (!guest) rememberTheme(theme)

  const root = document.getElementById('root')
  if (root === null) throw new Error('This page has no #root.')
  createRoot(root).render(
    <StrictMode>
      <LoopscopeContext value={loopscope}>{draw(theme)}</LoopscopeContext>
    </StrictMode>,
  )
  // The development server's files are never the same twice; and what is kept must not compete with what is shown.
  if (import.meta.env.PROD && !guest) window.addEventListener('load', () => void keepOffline())
  return loopscope
}

function wearTheme(store: ThemeStore) {
  store.subscribe(({ theme }) => {
    document.documentElement.dataset['theme'] = theme
  })
}

/** A choice against the system's is kept (public/theme.js reads it). */
function rememberTheme(store: ThemeStore) {
  store.subscribe(({ theme }) => {
    try {
      localStorage.setItem('loopscope.theme', theme)
    } catch {
      // Storage is forbidden here (private window, policy): the theme is then not remembered.
    }
  })
}
