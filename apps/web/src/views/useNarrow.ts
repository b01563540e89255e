import { useSyncExternalStore } from 'react'

const query = window.matchMedia('(width < 900px)')

/** Whether the page is one column with tabs; App.css draws the line at the same width. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches)
}

function subscribe(changed: () => void): () => void {
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
