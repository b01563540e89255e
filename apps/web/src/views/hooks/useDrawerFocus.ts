import { type RefObject, useEffect, useRef } from 'react'
import { usePanes } from './panesContext.ts'
import { useHasDrawer } from './useNarrow.ts'

/** The focus goes into the drawer when it opens, and back to what opened it when it closes. */
export function useDrawerFocus(): RefObject<HTMLDivElement | null> {
  const drawer = useRef<HTMLDivElement>(null)
  const open = usePanes((panes) => panes.drawer)
  const isOpen = useHasDrawer() && open
  useEffect(() => {
    if (!isOpen) return
    const opener = document.activeElement
    const element = drawer.current
    if (element?.contains(opener) === false) element.focus({ preventScroll: true })
    return () => {
      // Who closed it from elsewhere keeps the focus there.
      const { activeElement } = document
      const isInside = activeElement === document.body || element?.contains(activeElement)
      if (isInside && opener instanceof HTMLElement) opener.focus()
    }
  }, [isOpen])
  return drawer
}
