import { useEffect } from 'react'
import type { LabMove } from '../../state/lab/labMove.ts'
import { focusOf } from '../focusOf.ts'
import { unlocked } from '../unlocked.ts'
import { useLab } from './labContext.ts'

const MOVES: Readonly<Record<string, LabMove>> = {
  ArrowRight: { to: 'next', stop: 'step' },
  ArrowLeft: { to: 'previous', stop: 'step' },
  Home: 'first',
  End: 'last',
  p: { to: 'next', stop: 'process' },
  P: { to: 'previous', stop: 'process' },
  a: { to: 'next', stop: 'action' },
  A: { to: 'previous', stop: 'action' },
  r: { to: 'next', stop: 'request' },
  R: { to: 'previous', stop: 'request' },
}

/** The transport by key, outside of whatever has keys of its own. End is now, of a session that goes on. `list`: shows the keys. */
export function useLabKeys(list?: () => void): void {
  const page = useLab()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const focus = focusOf(event.target)
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (focus === null || focus === 'typing') return
      const { key } = unlocked(event)
      if (focus === 'sliding' && /^(?:Arrow|Home$|End$)/.test(key)) return
      if (key === ' ') {
        if (focus === 'pressing') return
        page.play({ type: page.playback.getState().playing ? 'pause' : 'play' })
      } else if (key === '?' && list !== undefined) {
        list()
      } else if (key === 'End' && page.store.getState().status === 'live') {
        page.goLive()
      } else {
        const move = MOVES[key]
        if (move === undefined) return
        page.move(move)
      }
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [page, list])
}
