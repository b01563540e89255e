import { useSyncExternalStore } from 'react'
import { changesOf } from '../../views/hooks/useNarrow.ts'

const roomy = window.matchMedia('(width >= 600px) and (height >= 560px)')
const roomyChanges = changesOf(roomy)

/** Whether the page is larger than a phone: there is room for text of twice the size. */
export function useRoomy(): boolean {
  return useSyncExternalStore(roomyChanges, () => roomy.matches)
}
