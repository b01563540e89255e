import { useSyncExternalStore } from 'react'

const narrow = window.matchMedia('(width < 900px)')
const drawer = window.matchMedia('(900px <= width < 1200px)')
const lanesInSight = window.matchMedia('(600px <= width < 900px) and (height >= 800px)')

const changesOf = (query: MediaQueryList) => (changed: () => void) => {
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
const narrowChanges = changesOf(narrow)
const drawerChanges = changesOf(drawer)
const lanesChanges = changesOf(lanesInSight)

/** Whether the page is one column with tabs; App.css draws the line at the same width. */
export function useNarrow(): boolean {
  return useSyncExternalStore(narrowChanges, () => narrow.matches)
}

/** Whether a narrow page shows its lanes under all tabs; Tablet.css draws the line at the same size. */
export function useLanesInSight(): boolean {
  return useSyncExternalStore(lanesChanges, () => lanesInSight.matches)
}

/** Whether the inspector is a drawer, at this width. */
export function hasDrawer(): boolean {
  return drawer.matches
}

export function useHasDrawer(): boolean {
  return useSyncExternalStore(drawerChanges, hasDrawer)
}
