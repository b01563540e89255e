import { type ReactNode, StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { keepOffline } from './offline/keepOffline.ts'
import { createTheme, type ThemeStore } from './state/theme.ts'
import { noteDrawn } from './views/hooks/whenPainted.ts'
import './tokens.css'
import './base.css'
import './touch.css'

/** Where a chosen theme is kept in this browser. */
const KEPT_THEME = 'loopscope.theme'

/**
 * Starts a page: its theme, and into #root what `draw` returns. A guest (in another site's frame) leaves nothing behind in the
 * browser.
 */
export function mountPage(
  draw: (theme: ThemeStore) => ReactNode,
  { guest = false }: { readonly guest?: boolean } = {},
): void {
  const worn = document.documentElement.dataset['theme'] === 'light' ? 'light' : 'dark'
  const theme = createTheme(worn, isThemeKept())
  wearTheme(theme)
  followSystem(theme)
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

/** Until one is chosen, also while the page is open: many systems change theirs in the evening. */
function followSystem(store: ThemeStore) {
  matchMedia('(prefers-color-scheme: light)').addEventListener('change', ({ matches }) => {
    if (!store.getState().isChosen) store.setState({ theme: matches ? 'light' : 'dark' })
  })
}

/** A choice is kept (public/beforePaint.js reads it); what the system has is not. */
function rememberTheme(store: ThemeStore) {
  store.subscribe(({ theme, isChosen }) => {
    if (!isChosen) return
    try {
      localStorage.setItem(KEPT_THEME, theme)
    } catch {
      // Storage is forbidden here (private window, policy): the theme is then not remembered.
    }
  })
}

function isThemeKept(): boolean {
  try {
    return localStorage.getItem(KEPT_THEME) !== null
  } catch {
    return false
  }
}
