import { useSyncExternalStore } from 'react'

const narrow = window.matchMedia('(width < 900px)')
const drawer = window.matchMedia('(900px <= width < 1200px)')

/** Whether the page is one column with tabs; App.css draws the line at the same width. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches)
}

/** Whether the inspector is a drawer, at this width. */
export function hasDrawer(): boolean {
  return drawer.matches
}

function subscribe(changed: () => void): () => void {
  narrow.addEventListener('change', changed)
  return () => narrow.removeEventListener('change', changed)
}
