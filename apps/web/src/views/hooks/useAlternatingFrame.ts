import type { Frame } from '@loopscope/shared/timeline/frame'
import { useCallback, useSyncExternalStore } from 'react'
import type { Half } from '../../state/playback/alternation.ts'
import { useLoopscope } from './loopscopeContext.ts'

/**
 * The moment that is shown, for a view that is costly to draw: while the cursor is dragged or plays, the two halves of
 * such views take turns. null before the first event.
 */
export function useAlternatingFrame(half: Half): Frame | null {
  const { alternation, frame } = useLoopscope()
  const subscribe = useCallback(
    (tell: () => void) => alternation.subscribe(half, tell),
    [alternation, half],
  )
  return useSyncExternalStore(subscribe, frame, frame)
}
