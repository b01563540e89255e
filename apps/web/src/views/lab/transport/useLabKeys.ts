import type { DemoName } from '@loopscope/shared/lab/labEvent'
import { useCallback } from 'react'
import { type LabMove, outcomeStop } from '../../../state/lab/moves/labMove.ts'
import type { Focus, Key } from '../../keys/keys.ts'
import { usePageKeys } from '../../keys/usePageKeys.ts'
import { useLab } from '../labContext.ts'

const MOVES: Readonly<Record<string, LabMove>> = {
  ArrowRight: { to: 'next', stop: 'step' },
  ArrowLeft: { to: 'previous', stop: 'step' },
  Home: 'first',
  End: 'last',
  p: { to: 'next', stop: 'process' },
  P: { to: 'previous', stop: 'process' },
  a: { to: 'next', stop: 'action' },
  A: { to: 'previous', stop: 'action' },
}

function moveOf(key: string, demo: DemoName): LabMove | undefined {
  if (key === 'r' || key === 'R')
    return { to: key === 'r' ? 'next' : 'previous', stop: outcomeStop(demo) }
  return MOVES[key]
}

/** The transport by key, outside of whatever has keys of its own. End is now, of a session that goes on. `list`: shows the keys. */
export function useLabKeys(list?: () => void): void {
  const page = useLab()
  usePageKeys(
    useCallback(
      ({ key, ctrlKey, metaKey, altKey }: Key, focus: Focus) => {
        if (ctrlKey || metaKey || altKey) return false
        if (focus === 'typing' || focus === 'choosing') return false
        if (focus === 'sliding' && /^(?:Arrow|Home$|End$)/.test(key)) return false
        if (key === ' ') {
          if (focus === 'pressing') return false
          page.play({ type: page.playback.getState().playing ? 'pause' : 'play' })
        } else if (key === '?' && list !== undefined) {
          list()
        } else if (key === 'End' && page.store.getState().status === 'live') {
          page.goLive()
        } else {
          const move = moveOf(key, page.demo)
          if (move === undefined) return false
          page.move(move)
        }
        return true
      },
      [page, list],
    ),
  )
}
