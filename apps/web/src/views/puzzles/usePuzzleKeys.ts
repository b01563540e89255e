import { useEffect } from 'react'
import type { Loopscope } from '../../state/loopscope.ts'
import type { PuzzleVisitor } from '../../state/puzzles/puzzleVisit.ts'
import { tileKeys } from '../../state/puzzles/tileKeys.ts'
import { intentOf } from '../keys.ts'
import { useLoopscope } from '../loopscopeContext.ts'
import { usePuzzles } from './puzzlesContext.ts'

/** Letters place, Backspace undoes, Enter checks; afterwards N goes on, and the playground's keys move the cursor. */
export function usePuzzleKeys() {
  const loopscope = useLoopscope()
  const { visit } = usePuzzles()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const focus = focusOf(event.target)
      if (focus === 'typing' || event.ctrlKey || event.metaKey || event.altKey) return
      const done =
        visit.store.getState().verdict === null
          ? answer(event.key, focus, visit)
          : watch(event, focus, loopscope)
      if (done) event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [loopscope, visit])
}

type Focus = 'typing' | 'pressing' | 'sliding' | 'elsewhere'

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

function watch(event: KeyboardEvent, focus: Focus, { move, play, playback }: Loopscope): boolean {
  if (event.key.toLowerCase() === 'n') {
    document.querySelector<HTMLElement>('.next-button')?.click()
    return true
  }
  const intent = intentOf(event, focus)
  if (intent?.type === 'move') move(intent.move)
  else if (intent?.type === 'playOrPause')
    play({ type: playback.getState().playing ? 'pause' : 'play' })
  else return false
  return true
}

function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof Element)) return 'elsewhere'
  if (target.closest('input[type="range"]') !== null) return 'sliding'
  if (target.closest('input, select, textarea') !== null) return 'typing'
  return target.closest('button, a, summary') === null ? 'elsewhere' : 'pressing'
}
