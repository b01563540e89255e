import { useEffect } from 'react'
import { focusOf } from '../../views/focusOf.ts'
import { useLoopscope } from '../../views/loopscopeContext.ts'
import { unlocked } from '../../views/unlocked.ts'
import { type Stop, stopMove } from './presentation.ts'

/** Keys to the next stop and back, but for where somebody types or a dialog is open. */
export function useStopKeys(stop: Stop) {
  const { move } = useLoopscope()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const focus = focusOf(event.target)
      if (focus === null || focus === 'typing') return
      const { key, ctrlKey, metaKey, altKey } = unlocked(event)
      const to = ctrlKey || metaKey || altKey ? null : stopMove(key, stop)
      if (to === null) return
      move(to)
      // The page must not scroll by it as well.
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [move, stop])
}
