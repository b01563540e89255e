import { useSyncExternalStore } from 'react'
import type { Theme } from '../../state/theme.ts'

/** The theme that the page wears, for what is not styled by it: a frame has a page of its own. */
export function usePageTheme(): Theme {
  return useSyncExternalStore(changes, worn)
}

function worn(): Theme {
  return document.documentElement.dataset['theme'] === 'light' ? 'light' : 'dark'
}

function changes(changed: () => void): () => void {
  const watch = new MutationObserver(changed)
  watch.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => watch.disconnect()
}
