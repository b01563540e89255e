import { useRef } from 'react'
import { shownCursor } from '../../state/playback.ts'
import { lazyPart } from '../lazyPart.tsx'
import { useLoopscope, usePlayback, useTimeline } from '../loopscopeContext.ts'
import { Scrubber } from '../Scrubber.tsx'
import { useSize } from '../useSize.ts'
import { goTo } from './pick.ts'
import { useScrubberPainter } from './useScrubberPainter.ts'

const ScrubberWindow = lazyPart(async () => (await import('./ScrubberWindow.tsx')).ScrubberWindow)

/** The scrubber of a snippet's run: its lanes in small, and the window of what the lanes show. */
export function RunScrubber() {
  const timeline = useTimeline()
  const loopscope = useLoopscope()
  const length = timeline?.steps.length ?? 0
  const cursor = usePlayback((playback) => shownCursor(playback, Math.max(0, length - 1)))
  const [ref, { width }] = useSize<HTMLDivElement>()
  const canvas = useRef<HTMLCanvasElement>(null)
  useScrubberPainter(canvas, width)
  return (
    <Scrubber
      length={length}
      cursor={cursor}
      seek={(to) => goTo(loopscope, to)}
      hold={loopscope.turns.drag}
      ref={ref}
      picture={<canvas ref={canvas} />}
    >
      {timeline !== null && <ScrubberWindow timeline={timeline} width={width} />}
    </Scrubber>
  )
}
