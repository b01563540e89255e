import { useStore } from 'zustand'
import { amongStops, stopBeside } from '../../state/share/stops.ts'
import { useLoopscope, usePlayback, useTimeline } from '../hooks/loopscopeContext.ts'

/** The stops of the link that is on the page, and the ways between them. A step that its recording does not have is left out. */
export function useLinkStops() {
  const { sharing, play } = useLoopscope()
  const chosen = useStore(sharing.store, ({ shown }) => shown?.words.stops)
  const steps = useTimeline()?.steps.length ?? 0
  const cursor = usePlayback((playback) => playback.cursor)
  const stops = (chosen ?? []).filter(({ step }) => step < steps)
  return {
    stops,
    among: amongStops(stops, cursor),
    /** Whether there is one on that side of the cursor. */
    has: (side: 'next' | 'previous') => stopBeside(stops, cursor, side) !== null,
    /** Goes to the next or the previous one, if there is one. */
    go(side: 'next' | 'previous') {
      const stop = stopBeside(stops, cursor, side)
      if (stop === null) return
      play({ type: 'pause' })
      play({ type: 'seek', cursor: stop.step })
    },
  }
}
