import { useRef } from 'react'
import { shownCursor } from '../../state/playback.ts'
import { useLoopscope, usePlayback, useTimeline } from '../loopscopeContext.ts'
import { useSize } from '../useSize.ts'
import { goTo } from './pick.ts'
import { ScrubberWindow } from './ScrubberWindow.tsx'
import { useScrubberPainter } from './useScrubberPainter.ts'
import './Scrubber.css'

/** The whole recording in small, a slider over it, and the window of what the lanes show. */
export function Scrubber() {
  const timeline = useTimeline()
  const loopscope = useLoopscope()
  const last = (timeline?.steps.length ?? 1) - 1
  const cursor = usePlayback((playback) => shownCursor(playback, last))
  const [ref, { width }] = useSize<HTMLDivElement>()
  const canvas = useRef<HTMLCanvasElement>(null)
  useScrubberPainter(canvas, width)
  return (
    <div className="scrubber" ref={ref}>
      <canvas ref={canvas} />
      <input
        type="range"
        aria-label="Position"
        aria-valuetext={`step ${cursor} of ${last}`}
        min={0}
        max={last}
        step={1}
        value={cursor}
        disabled={timeline === null}
        onPointerDown={() => {
          const rest = loopscope.turns.drag()
          for (const end of ['pointerup', 'pointercancel'])
            window.addEventListener(end, rest, { once: true })
        }}
        onChange={(event) => goTo(loopscope, Number(event.currentTarget.value))}
      />
      {timeline !== null && <ScrubberWindow timeline={timeline} width={width} />}
    </div>
  )
}
