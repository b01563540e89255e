import { useCallback } from 'react'
import type { PuzzleVisitor } from '../../../state/puzzles/puzzleVisit.ts'
import { tileKeys } from '../../../state/puzzles/tileKeys.ts'
import { useLoopscope } from '../../hooks/loopscopeContext.ts'
import { type Focus, intentOf, type Key } from '../../keys/keys.ts'
import { moveByKey } from '../../keys/moveByKey.ts'
import { usePageKeys } from '../../keys/usePageKeys.ts'
import { usePuzzles } from '../puzzlesContext.ts'

/** Letters place, Backspace undoes, Enter checks; afterwards N goes on, and the playground's keys move the cursor. */
export function usePuzzleKeys() {
  const loopscope = useLoopscope()
  const { visit } = usePuzzles()
  usePageKeys(
    useCallback(
      (key: Key, focus: Focus) => {
        if (focus === 'typing' || key.ctrlKey || key.metaKey || key.altKey) return false
        if (visit.store.getState().verdict === null) return answer(key.key, focus, visit)
        if (key.key.toLowerCase() === 'n') {
          document.querySelector<HTMLElement>('.next-button')?.click()
          return true
        }
        return moveByKey(intentOf(key, focus), loopscope)
      },
      [loopscope, visit],
    ),
  )
}

/** Whether the key meant something. */
function answer(key: string, focus: Focus, visit: PuzzleVisitor): boolean {
  if (key === 'Backspace') visit.predict({ type: 'undo' })
  else if (key === 'Enter' && focus !== 'pressing') void visit.check()
  else {
    const tile = tileKeys(visit.store.getState().choices.tiles).indexOf(key.toLowerCase())
    if (tile === -1) return false
    visit.predict({ type: 'place', tile })
  }
  return true
}
