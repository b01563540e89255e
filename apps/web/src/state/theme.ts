import { createStore, type StoreApi } from 'zustand/vanilla'

export type Theme = 'dark' | 'light'
/** `isChosen`: by the visitor or a link; else it is the system's, and changes with it. */
export type ThemeStore = StoreApi<{ readonly theme: Theme; readonly isChosen: boolean }>

/** A store that holds `first`. Whoever mounts the page writes it to the document and remembers what was chosen. */
export function createTheme(first: Theme, isChosen = false): ThemeStore {
  return createStore<{ readonly theme: Theme; readonly isChosen: boolean }>(() => ({
    theme: first,
    isChosen,
  }))
}
