import type { Phase, Queue } from '@loopscope/shared/timeline/phase'
import { nextVisit } from '../../state/playback/move.ts'
import { useLoopscope } from './loopscopeContext.ts'

/**
 * What a drawn place does when it is clicked: it goes to the next time that the loop is there. For the pointer only:
 * by key there are Next phase and Next callback.
 */
export function useVisit(): (place: Phase | Queue) => { readonly onClick: () => void } {
  const { timeline, frame, play } = useLoopscope()
  return (place) => ({
    onClick() {
      const shown = timeline()
      const now = frame()
      const moment = shown && now && nextVisit(shown, now.cursor, place)
      if (moment === null) return
      play({ type: 'pause' })
      play({ type: 'seek', cursor: moment })
    },
  })
}
