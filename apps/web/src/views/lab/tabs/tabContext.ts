import { createContext, useContext } from 'react'

/** The word by which the service tells this tab's actions from another's. */
export const TabContext = createContext('')

export function useTab(): string {
  return useContext(TabContext)
}
