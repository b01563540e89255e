import type { Settings } from '@loopscope/shared/lesson/lesson'
import { useEffect } from 'react'
import type { LessonPage } from '../../state/lesson/lessonPage.ts'
import { focusOf } from '../focusOf.ts'
import type { KeyRows } from '../KeyList.tsx'
import { intentOf } from '../keys.ts'
import { unlocked } from '../unlocked.ts'

/** The keys of a lesson's page, as its list tells of them. */
export const LESSON_KEYS: KeyRows = [
  [['Ctrl ⏎'], 'run'],
  [['Space'], 'play, pause'],
  [['→', '←'], 'step, back'],
  [['Home', 'End'], 'first, last'],
  [['C', 'Shift C'], 'next, previous callback'],
  [['P', 'Shift P'], 'next, previous phase'],
  [['T', 'Shift T'], 'next, previous tick'],
  [['L', 'Shift L'], 'next, previous console line'],
  [['?'], 'this list'],
]

/** Of the playground's keys those that a lesson has a use for. `list`: shows them. */
export function useLessonKeys<S extends Settings, M>(page: LessonPage<S, M>, list: () => void) {
  useEffect(() => {
    const { playback, play, move } = page.loopscope
    const onKey = (event: KeyboardEvent) => {
      const focus = focusOf(event.target)
      const intent = focus === null ? null : intentOf(unlocked(event), focus)
      if (intent?.type === 'run') page.run()
      else if (intent?.type === 'playOrPause')
        play({ type: playback.getState().playing ? 'pause' : 'play' })
      else if (intent?.type === 'move') move(intent.move)
      else if (intent?.type === 'keys') list()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [page, list])
}
