import type { Loopscope } from '../../../state/loopscope.ts'
import { paceOf } from '../../../state/playback/pace.ts'
import { shownCursor } from '../../../state/playback/playback.ts'
import { stagePicture } from '../stagePicture.ts'
import type { Stretch } from './stretch.ts'

/** ms that the last picture stays before the first comes again. */
const REST_MS = 2000
/** ms: browsers show a picture of a GIF for 100 where it says less. */
const SHORTEST_MS = 20

/**
 * The page at each step of a stretch, shown as long as Play would show it now. The page moves along, and comes back to the step that it showed,
 * however this ends. `signal` ends it before the next picture; `tell` is told how many there are.
 */
export async function* playThrough(
  { playback, play, session, timeline, frame }: Loopscope,
  { from, to }: Stretch,
  signal: AbortSignal,
  tell: (made: number) => void,
) {
  const shown = timeline()
  const { clock, speed } = playback.getState()
  const { last, wait } = paceOf(shown, clock, speed)
  const back = shownCursor(playback.getState(), last)
  play({ type: 'pause' })
  try {
    for (let cursor = from; cursor <= to; cursor++) {
      play({ type: 'seek', cursor })
      await drawn()
      signal.throwIfAborted()
      const ms = cursor === to ? REST_MS : Math.max(SHORTEST_MS, wait(cursor) / speed)
      const { recordedSource } = session.getState()
      yield { svg: stagePicture(recordedSource ?? '', frame()?.line ?? null), ms }
      tell(cursor - from + 1)
    }
  } finally {
    play({ type: 'seek', cursor: back })
  }
}

/** The views follow the cursor within one frame of the browser, and those that take turns within the one after it. */
async function drawn(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve))
}
