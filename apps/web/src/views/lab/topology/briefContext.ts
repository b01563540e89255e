import { createContext, useContext } from 'react'

/** Whether cards say the least there is to say, as two fields share the room of one. */
export const BriefContext = createContext(false)

export function useBrief(): boolean {
  return useContext(BriefContext)
}
