import { type ReactNode, StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { keepOffline } from './offline/keepOffline.ts'
import { createTheme, type ThemeStore } from './state/theme.ts'
import { noteDrawn } from './views/hooks/whenPainted.ts'
import './tokens.css'
import './base.css'
import './touch.css'

/**
 * Starts a page: its theme, and into #root what `draw` returns. A guest (in another site's frame) leaves nothing behind in the
 * browser.
 */
export function mountPage(
  draw: (theme: ThemeStore) => ReactNode,
  { guest = false }: { readonly guest?: boolean } = {},
): void {
  const theme = createTheme(
    document.documentElement.dataset['theme'] === 'light' ? 'light' : 'dark',
  )
  wearTheme(theme)
  if (!guest) rememberTheme(theme)

  const root = document.getElementById('root')
  if (root === null) throw new Error('This page has no #root.')
  createRoot(root).render(
    <StrictMode>
      <Drawn>{draw(theme)}</Drawn>
    </StrictMode>,
  )
  // The development server's files are never the same twice; and what is kept must not compete with what is shown.
  if (import.meta.env.PROD && !guest) window.addEventListener('load', () => void keepOffline())
}

/** Says when the page has been drawn. */
function Drawn({ children }: { children: ReactNode }) {
  useEffect(noteDrawn, [])
  return children
}

function wearTheme(store: ThemeStore) {
  store.subscribe(({ theme }) => {
    document.documentElement.dataset['theme'] = theme
  })
}

/** A choice against the system's is kept (public/beforePaint.js reads it). */
function rememberTheme(store: ThemeStore) {
  store.subscribe(({ theme }) => {
    try {
      localStorage.setItem('loopscope.theme', theme)
    } catch {
      // Storage is forbidden here (private window, policy): the theme is then not remembered.
    }
  })
}
