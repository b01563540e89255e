import { useSyncExternalStore } from 'react'

const narrow = window.matchMedia('(width < 900px)')
const drawer = window.matchMedia('(900px <= width < 1200px)')

const changesOf = (query: MediaQueryList) => (changed: () => void) => {
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
const narrowChanges = changesOf(narrow)
const drawerChanges = changesOf(drawer)

/** Whether the page is one column with tabs; App.css draws the line at the same width. */
export function useNarrow(): boolean {
  return useSyncExternalStore(narrowChanges, () => narrow.matches)
}

/** Whether the inspector is a drawer, at this width. */
export function hasDrawer(): boolean {
  return drawer.matches
}

export function useHasDrawer(): boolean {
  return useSyncExternalStore(drawerChanges, hasDrawer)
}
