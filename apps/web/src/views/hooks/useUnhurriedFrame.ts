import type { Frame } from '@loopscope/shared/timeline/frame'
import { useCallback, useSyncExternalStore } from 'react'
import { atMostEvery } from './atMostEvery.ts'
import { useLoopscope } from './loopscopeContext.ts'

/**
 * The moment that is shown, for a view that costs milliseconds to draw: a single step
 * shows at once, and while steps come faster than one in `everyMs`, so many of them show, and always the last.
 */
export function useUnhurriedFrame(everyMs: number): Frame | null {
  const { session, playback, frame } = useLoopscope()
  const subscribe = useCallback(
    (tell: () => void) => {
      const unhurried = atMostEvery(everyMs, tell)
      const leave = [session.subscribe(unhurried.move), playback.subscribe(unhurried.move)]
      return () => {
        unhurried.stop()
        for (const each of leave) each()
      }
    },
    [session, playback, everyMs],
  )
  return useSyncExternalStore(subscribe, frame, frame)
}
