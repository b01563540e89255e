import { useCallback } from 'react'
import { useLab } from '../labContext.ts'
import { tabOfAddress } from './tabAddress.ts'

/** Finds the tab that a link's author saw, or that the address asks for, as one of some names; null: none of them. */
export function useAskedTab(): <Name extends string>(names: readonly Name[]) => Name | null {
  const { store, sharing } = useLab()
  return useCallback(
    (names) => {
      if (store.getState().origin !== 'link') return tabOfAddress(names)
      const asked = sharing.store.getState().link?.tab
      return names.find((name) => name === asked) ?? null
    },
    [store, sharing],
  )
}
