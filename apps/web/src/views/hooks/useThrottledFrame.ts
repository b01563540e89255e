import type { Frame } from '@loopscope/shared/timeline/frame'
import { useCallback, useSyncExternalStore } from 'react'
import { useLoopscope } from './loopscopeContext.ts'
import { throttle } from './throttle.ts'

/**
 * The moment that is shown, for a view that costs milliseconds to draw: a single step
 * shows at once, and while steps come faster than one in `everyMs`, so many of them show, and always the last.
 */
export function useThrottledFrame(everyMs: number): Frame | null {
  const { session, playback, frame } = useLoopscope()
  const subscribe = useCallback(
    (tell: () => void) => {
      const throttled = throttle(everyMs, tell)
      const leave = [session.subscribe(throttled.move), playback.subscribe(throttled.move)]
      return () => {
        throttled.stop()
        for (const each of leave) each()
      }
    },
    [session, playback, everyMs],
  )
  return useSyncExternalStore(subscribe, frame, frame)
}
