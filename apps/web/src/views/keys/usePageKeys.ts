import { useEffect } from 'react'
import { unlocked } from '../bar/unlocked.ts'
import { focusOf } from '../now/focusOf.ts'
import { noteFocus } from './freeKeys.ts'
import type { Focus, Key } from './keys.ts'

/**
 * Hears the keys of the whole page before what has the focus does: the editor would take Ctrl Enter for itself. `obey` says whether a key
 * meant something; nothing else hears it then. It must be the same function from one drawing to the next.
 */
export function usePageKeys(obey: (key: Key, focus: Focus) => boolean): void {
  useEffect(() => {
    noteFocus()
    const onKey = (event: KeyboardEvent) => {
      // Closed by it, wherever the focus is: by the browser, or by themselves.
      if (event.key === 'Escape' && document.querySelector(OPEN) !== null) return
      const focus = focusOf(event.target)
      if (focus === null || !obey(unlocked(event), focus)) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [obey])
}

const OPEN = ':popover-open:not(.term-card), .site-nav[data-open="true"]'
