import { createStore, type StoreApi } from 'zustand/vanilla'

export type Theme = 'dark' | 'light'
export type ThemeStore = StoreApi<{ readonly theme: Theme }>

/** A store that holds `first`. Whoever mounts the page writes it to the document and remembers it. */
export function createTheme(first: Theme): ThemeStore {
  return createStore<{ readonly theme: Theme }>(() => ({ theme: first }))
}
