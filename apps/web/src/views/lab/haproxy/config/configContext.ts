import { createContext, useContext } from 'react'

/** Whether HAProxy's configuration is open. */
type ConfigOpen = { readonly open: boolean; readonly setOpen: (open: boolean) => void }

export const ConfigContext = createContext<ConfigOpen | null>(null)

export function useConfigState(): ConfigOpen {
  const state = useContext(ConfigContext)
  if (state === null) throw new Error("This view stands outside of HAProxy's demo.")
  return state
}
