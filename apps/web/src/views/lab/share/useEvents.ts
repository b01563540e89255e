import type { Moments } from '../../share/stops/moments.ts'
import { useLab, useLabCursor, useLabState } from '../labContext.ts'
import { momentWords } from '../labWords.ts'

/** The events of the session that is on the page. */
export function useEvents(): Moments {
  const { play } = useLab()
  const events = useLabState((state) => state.events)
  const length = useLabState((state) => state.length)
  const cursor = useLabCursor()
  return {
    cursor,
    length,
    go(event) {
      play({ type: 'pause' })
      play({ type: 'seek', cursor: event })
    },
    name: (event) => `${momentWords(events[event]?.at ?? 0)} s`,
  }
}
