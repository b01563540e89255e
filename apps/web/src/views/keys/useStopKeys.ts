import { useEffect } from 'react'
import { unlocked } from '../bar/unlocked.ts'
import { focusOf } from '../now/focusOf.ts'

type Side = 'next' | 'previous'

/** Keys to the next stop and back, but for where somebody types or a dialog is open. `go` may be another at each drawing. `remote`: those of a presenter's remote, too. */
export function useStopKeys(go: (side: Side) => void, remote = false): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const focus = focusOf(event.target)
      if (focus === null || focus === 'typing') return
      const { key, ctrlKey, metaKey, altKey } = unlocked(event)
      const side = ctrlKey || metaKey || altKey ? null : sideOf(key, remote)
      if (side === null) return
      go(side)
      // The page must not scroll by it as well.
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [go, remote])
}

/** Where a key leads: N, and the keys that a presenter's remote sends. null: nowhere. */
export function sideOf(key: string, remote: boolean): Side | null {
  if (key === 'n' || (remote && key === 'PageDown')) return 'next'
  if (key === 'N' || (remote && key === 'PageUp')) return 'previous'
  return null
}
