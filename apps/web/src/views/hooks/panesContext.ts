import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createPanes, type Panes, type PanesStore } from '../../state/panes.ts'

/** Which parts of the page are open. A view that stands alone, as in a test, has panes of its own. */
export const PanesContext = createContext<PanesStore>(createPanes())

export function usePanesStore(): PanesStore {
  return useContext(PanesContext)
}

export function usePanes<T>(select: (panes: Panes) => T): T {
  return useStore(useContext(PanesContext), select)
}
