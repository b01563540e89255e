import { useSyncExternalStore } from 'react'

const narrow = window.matchMedia('(width < 900px)')
const drawer = window.matchMedia('(900px <= width < 1200px)')
const roomy = window.matchMedia('(width >= 600px) and (height >= 560px)')
const lanesInSight = window.matchMedia('(600px <= width < 900px) and (height >= 800px)')

const changesOf = (query: MediaQueryList) => (changed: () => void) => {
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
const narrowChanges = changesOf(narrow)
const drawerChanges = changesOf(drawer)
const roomyChanges = changesOf(roomy)
const lanesChanges = changesOf(lanesInSight)

/** Whether the page is one column with tabs; App.css draws the line at the same width. */
export function useNarrow(): boolean {
  return useMatches(narrowChanges, () => narrow.matches)
}

/** Whether a narrow page shows its lanes under all tabs; Tablet.css draws the line at the same size. */
export function useLanesInSight(): boolean {
  return useMatches(lanesChanges, () => lanesInSight.matches)
}

/** Whether the page is larger than a phone: there is room for text of twice the size. */
export function useRoomy(): boolean {
  return useMatches(roomyChanges, () => roomy.matches)
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
