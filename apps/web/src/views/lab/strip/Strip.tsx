import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { LabPage } from '../../../state/lab/labPage.ts'
import { createLabLanes } from '../../../state/lab/moves/labLanes.ts'
import { useSize } from '../../hooks/useSize.ts'
import { contextOf, createPainter } from '../../timeline/draw/createPainter.ts'
import { onThemeChange } from '../../timeline/draw/laneTheme.ts'
import { useLab, useMoment } from '../labContext.ts'
import { livingOf } from '../livingOf.ts'
import { drawStrip } from './drawStrip.ts'
import { groupLanes } from './groupLanes.ts'
import { readStripTheme } from './stripTheme.ts'
import { lanesIn, stripWindow } from './stripWindow.ts'
import './Strip.css'

/** How much of the session is seen at once, s. */
const LENGTHS = [2, 10, 60] as const

type Props = {
  /** Of several recordings on one clock, one above the other. */
  readonly pages?: readonly LabPage[]
  /** What these are called, where two processes have one name. */
  readonly names?: readonly string[]
}

const NONE: readonly string[] = []

/** The processes of the session on one clock: their lives, what they answered, where they were blocked. */
export function Strip({ pages, names = NONE }: Props) {
  const own = useLab()
  const drawn = useMemo(() => pages ?? [own], [pages, own])
  const [length, setLength] = useState<(typeof LENGTHS)[number]>(10)
  const [ref, size] = useSize<HTMLDivElement>()
  const canvas = useRef<HTMLCanvasElement>(null)
  useStripPainter(canvas, size, length * 1_000_000, drawn, names)
  const moment = useMoment()
  const alive = (moment === null ? [] : livingOf(moment)).length
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
        {moment === null && (
          <p className="strip-none">The life of each process will appear here.</p>
        )}
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
  pages: readonly LabPage[],
  names: readonly string[],
): void {
  const { store, playback, moment } = useLab()
  useEffect(() => {
    let theme = readStripTheme()
    const readers = pages.map((page) => ({ page, lanesOf: createLabLanes() }))
    const painter = createPainter(() => {
      if (canvas.current === null || width === 0 || height === 0) return
      const context = contextOf(canvas.current, width, height)
      const shown = moment()
      if (context === null) return
      if (shown === null) return context.clearRect(0, 0, width, height)
      const { events } = store.getState()
      const last = events.at(-1)?.at ?? 0
      const window = stripWindow(shown.at, last, length)
      const own = readers.map(({ page, lanesOf }) =>
        lanesIn(lanesOf(page.store.getState().events), page.moment()?.epoch ?? 0, window),
      )
      const groups = groupLanes(own, names)
      // With several of them each has its own, and their figures tell it.
      const gap = groups.length === 1 ? shown.gap : null
      drawStrip(context, { groups, window, at: shown.at, last, gap, width, height }, theme)
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
  }, [canvas, width, height, length, store, playback, moment, pages, names])
}
