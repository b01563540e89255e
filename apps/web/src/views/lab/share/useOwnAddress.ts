import { useEffect } from 'react'
import { useLab, useLabState } from '../labContext.ts'

/**
 * Under a link's address: when a session of the visitor's own takes the place of what the link shows, the address is the demo's, so that
 * a reload leads to that session and nobody is sent a link that shows something else. Back leads to the link again.
 */
export function useOwnAddress(): void {
  const { demo } = useLab()
  const isOwn = useLabState(({ origin }) => origin === 'own')
  useEffect(() => {
    if (!isOwn) return
    history.pushState(null, '', `/demos/${demo}`)
    const back = () => location.reload()
    window.addEventListener('popstate', back)
    return () => window.removeEventListener('popstate', back)
  }, [isOwn, demo])
}
