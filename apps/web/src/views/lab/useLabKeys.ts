import { useEffect } from 'react'
import type { LabMove } from '../../state/lab/labMove.ts'
import { useLab } from './labContext.ts'

const MOVES: Readonly<Record<string, LabMove>> = {
  ArrowRight: { to: 'next', stop: 'step' },
  ArrowLeft: { to: 'previous', stop: 'step' },
  Home: 'first',
  p: { to: 'next', stop: 'process' },
  P: { to: 'previous', stop: 'process' },
  a: { to: 'next', stop: 'action' },
  A: { to: 'previous', stop: 'action' },
  r: { to: 'next', stop: 'request' },
  R: { to: 'previous', stop: 'request' },
}

/** The transport by key, outside of whatever has keys of its own. End is now, of a session that goes on. */
export function useLabKeys(): void {
  const page = useLab()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, target } = event
      if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return
      if (
        target.closest('input, select, textarea, [role="tablist"], [role="radiogroup"], [popover]')
      )
        return
      if (key === ' ' && target.closest('button, a, summary') === null) {
        page.play({ type: page.playback.getState().playing ? 'pause' : 'play' })
      } else if (key === 'End') {
        if (page.store.getState().status === 'live') page.goLive()
        else page.move('last')
      } else {
        const move = MOVES[key]
        if (move === undefined) return
        page.move(move)
      }
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [page])
}
