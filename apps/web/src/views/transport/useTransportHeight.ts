import { type RefObject, useEffect } from 'react'

/**
 * Says how high the transport is where it lies over the lower edge of the page, which ends where it begins: what stands behind "More"
 * takes one row or several. Until it is known, and on wide pages, Transport.css has the height.
 */
export function useTransportHeight(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const transport = ref.current
    if (transport === null) return
    const observer = new ResizeObserver(() => {
      if (getComputedStyle(transport).position !== 'fixed') return
      document.body.style.setProperty('--transport-h', `${transport.offsetHeight}px`)
    })
    observer.observe(transport)
    return () => {
      observer.disconnect()
      document.body.style.removeProperty('--transport-h')
    }
  }, [ref])
}
