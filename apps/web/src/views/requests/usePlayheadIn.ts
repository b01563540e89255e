import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { type RefObject, useEffect, useRef } from 'react'
import { shownCursor } from '../../state/playback/playback.ts'
import { useLoopscope } from '../hooks/loopscopeContext.ts'
import type { Window } from './requestBars.ts'

/** Keeps the playhead of the lane where the cursor is, without drawing the table again. */
export function usePlayheadIn(
  timeline: Timeline,
  window: Window,
): RefObject<HTMLTableElement | null> {
  const { playback } = useLoopscope()
  const table = useRef<HTMLTableElement>(null)
  useEffect(() => {
    const place = () => {
      const cursor = shownCursor(playback.getState(), timeline.steps.length - 1)
      const at = timeline.steps[cursor]?.at ?? 0
      const share = (at - window.from) / (window.to - window.from)
      const style = table.current?.style
      style?.setProperty('--playhead', `${Math.min(1, Math.max(0, share)) * 100}%`)
    }
    place()
    return playback.subscribe(place)
  }, [playback, timeline, window])
  return table
}
