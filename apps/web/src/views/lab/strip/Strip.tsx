import { type RefObject, useEffect, useRef, useState } from 'react'
import { createLabLanes } from '../../../state/lab/labLanes.ts'
import { contextOf, createPainter } from '../../timeline/createPainter.ts'
import { onThemeChange } from '../../timeline/laneTheme.ts'
import { useSize } from '../../useSize.ts'
import { useLab, useMoment } from '../labContext.ts'
import { drawStrip } from './drawStrip.ts'
import { readStripTheme } from './stripTheme.ts'
import { lanesIn, stripWindow } from './stripWindow.ts'
import './Strip.css'

/** How much of the session is seen at once, s. */
const LENGTHS = [2, 10, 60] as const

/** The processes of the session on one clock: their lives, what they answered, where they were blocked. */
export function Strip() {
  const [length, setLength] = useState<(typeof LENGTHS)[number]>(10)
  const [ref, size] = useSize<HTMLDivElement>()
  const canvas = useRef<HTMLCanvasElement>(null)
  useStripPainter(canvas, size, length * 1_000_000)
  const moment = useMoment()
  const alive = moment?.processes.filter(({ exit }) => exit === null).length ?? 0
  return (
    <section className="strip panel" aria-label="Processes over time">
      <header className="panel-head">
        <h2>Processes, one clock</h2>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's own fields */}
        <div className="panel-note segments" role="group" aria-label="How much is shown">
          {LENGTHS.map((seconds) => (
            <button
              key={seconds}
              type="button"
              aria-pressed={seconds === length}
              onClick={() => setLength(seconds)}
            >
              {seconds} s
            </button>
          ))}
        </div>
      </header>
      <div className="strip-field" ref={ref}>
        <canvas
          ref={canvas}
          role="img"
          aria-label={`Life and answers of each process, ${alive} of them alive. The figures and the events say the same in words.`}
        />
      </div>
    </section>
  )
}

/** Keeps the canvas current; without React. */
function useStripPainter(
  canvas: RefObject<HTMLCanvasElement | null>,
  { width, height }: { readonly width: number; readonly height: number },
  length: number,
): void {
  const { store, playback, moment } = useLab()
  useEffect(() => {
    let theme = readStripTheme()
    const lanesOf = createLabLanes()
    const painter = createPainter(() => {
      if (canvas.current === null || width === 0 || height === 0) return
      const context = contextOf(canvas.current, width, height)
      const shown = moment()
      if (context === null) return
      if (shown === null) return context.clearRect(0, 0, width, height)
      const { events } = store.getState()
      const last = events.at(-1)?.at ?? 0
      const window = stripWindow(shown.at, last, length)
      const lanes = lanesIn(lanesOf(events), shown.epoch, window)
      drawStrip(
        context,
        { lanes, window, at: shown.at, last, gap: shown.gap, width, height },
        theme,
      )
    })
    const ends = [
      store.subscribe(painter.ask),
      playback.subscribe(painter.ask),
      onThemeChange(() => {
        theme = readStripTheme()
        painter.ask()
      }),
      painter.close,
    ]
    painter.ask()
    return () => {
      for (const end of ends) end()
    }
  }, [canvas, width, height, length, store, playback, moment])
}
