import { useSyncExternalStore } from 'react'

const narrow = window.matchMedia('(width < 900px)')
const drawer = window.matchMedia('(900px <= width < 1200px)')
const lanesInSight = window.matchMedia('(600px <= width < 900px) and (height >= 800px)')

/** For useSyncExternalStore: tells when a query matches or no longer does. */
export const changesOf = (query: MediaQueryList) => (changed: () => void) => {
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
const narrowChanges = changesOf(narrow)
const drawerChanges = changesOf(drawer)
const lanesChanges = changesOf(lanesInSight)

/** Whether the page is one column with tabs; App.css draws the line at the same width. */
export function useNarrow(): boolean {
  return useMatches(narrowChanges, () => narrow.matches)
}

/** Whether a narrow page shows its lanes under all tabs; Tablet.css draws the line at the same size. */
export function useLanesInSight(): boolean {
  return useMatches(lanesChanges, () => lanesInSight.matches)
}

/** Whether the inspector is a drawer, at this width. */
export function hasDrawer(): boolean {
  return drawer.matches
}

export function useHasDrawer(): boolean {
  return useMatches(drawerChanges, hasDrawer)
}

/** The same where the page is drawn ahead, for a width that is said there (shell/drawShell.tsx). */
function useMatches(changes: ReturnType<typeof changesOf>, matches: () => boolean): boolean {
  return useSyncExternalStore(changes, matches, matches)
}
