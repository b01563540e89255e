import { type RefObject, useEffect } from 'react'
import { shownCursor } from '../../../state/playback/playback.ts'
import { useLoopscope } from '../../hooks/loopscopeContext.ts'
import { shownViewport } from '../input/moveLanes.ts'
import { overviewOf } from '../model/overview.ts'
import { contextOf, createPainter } from './createPainter.ts'
import { drawScrubber, HEIGHT } from './drawScrubber.ts'
import { onThemeChange, readLaneTheme } from './laneTheme.ts'

/** Keeps the scrubber's canvas current; without React, as the lanes. */
export function useScrubberPainter(canvas: RefObject<HTMLCanvasElement | null>, width: number) {
  const loopscope = useLoopscope()
  useEffect(() => {
    let theme = readLaneTheme()
    const painter = createPainter(() => {
      if (canvas.current === null || width === 0) return
      const context = contextOf(canvas.current, width, HEIGHT)
      if (context === null) return
      const timeline = loopscope.timeline()
      const overview = timeline === null ? null : overviewOf(timeline, width)
      const last = (timeline?.steps.length ?? 1) - 1
      const cursor = shownCursor(loopscope.playback.getState(), last)
      const range = shownViewport(loopscope)?.range ?? null
      drawScrubber(context, { overview, width, cursor, range }, theme)
    })
    const { session, playback, lanesView, reveal } = loopscope
    const endings = [
      session.subscribe(painter.ask),
      playback.subscribe(painter.ask),
      lanesView.subscribe(painter.ask),
      reveal.subscribe(painter.ask),
      onThemeChange(() => {
        theme = readLaneTheme()
        painter.ask()
      }),
      painter.close,
    ]
    painter.ask()
    return () => {
      for (const end of endings) end()
    }
  }, [canvas, width, loopscope])
}
