import type { LinkStop } from '../../../state/share/linkWords.ts'
import { amongStops, stopBeside } from '../../../state/share/stops.ts'
import type { Moments } from './moments.ts'

/** The stops of a link, and the ways between them. One at a moment that the recording does not have is left out. */
export function amongMoments(chosen: readonly LinkStop[], { cursor, length, go }: Moments) {
  const stops = chosen.filter(({ step }) => step < length)
  return {
    stops,
    among: amongStops(stops, cursor),
    /** Whether there is one on that side of the cursor. */
    has: (side: 'next' | 'previous') => stopBeside(stops, cursor, side) !== null,
    /** Goes to the next or the previous one, if there is one. */
    go(side: 'next' | 'previous') {
      const stop = stopBeside(stops, cursor, side)
      if (stop !== null) go(stop.step)
    },
  }
}
