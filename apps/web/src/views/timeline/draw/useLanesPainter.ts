import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { type RefObject, useEffect, useRef } from 'react'
import type { Loopscope } from '../../../state/loopscope.ts'
import { shownCursor } from '../../../state/playback/playback.ts'
import { litOperation } from '../../../state/selection.ts'
import { useLoopscope } from '../../hooks/loopscopeContext.ts'
import { followCursor, shownViewport } from '../input/moveLanes.ts'
import { HEIGHT } from '../model/measures.ts'
import { layOut, type Scene } from '../model/scene.ts'
import { slicesOf } from '../model/slices.ts'
import { slicesRunBy } from '../model/slicesRunBy.ts'
import { contextOf, createPainter } from './createPainter.ts'
import { drawLanes } from './drawLanes.ts'
import { onThemeChange, readLaneTheme } from './laneTheme.ts'

/** From having a timeline to having drawn it, for bench/pageSpeed.ts and for whoever looks at the browser's profiler. */
const FIRST_DRAWING = 'lanes: first drawing'

/**
 * Keeps the canvas current without React: in playback every frame draws, and rendering would cost more than drawing.
 * Returns what was drawn last, for telling what the pointer is on.
 */
export function useLanesPainter(canvas: RefObject<HTMLCanvasElement | null>) {
  const loopscope = useLoopscope()
  const scene = useRef<Scene | null>(null)
  useEffect(() => {
    let theme = readLaneTheme()
    let known = performance.now()
    let drawn: Timeline | null = null
    const painter = createPainter(() => {
      if (canvas.current === null) return
      scene.current = sceneOf(loopscope)
      const width = loopscope.lanesView.getState().width
      const context = contextOf(canvas.current, width, HEIGHT)
      if (context === null) return
      if (scene.current === null) context.clearRect(0, 0, width, HEIGHT)
      else drawLanes(context, scene.current, theme, { lit: litSlices(loopscope, scene.current) })
      if (scene.current !== null && scene.current.timeline !== drawn) {
        drawn = scene.current.timeline
        performance.measure(FIRST_DRAWING, { start: known })
      }
    })
    const { session, playback, selection, lanesView, reveal } = loopscope
    const endings = [
      session.subscribe(() => {
        if (loopscope.timeline() !== drawn) known = performance.now()
        if (playback.getState().following) followCursor(loopscope)
        painter.ask()
      }),
      playback.subscribe((now, before) => {
        if (now.cursor !== before.cursor) followCursor(loopscope)
        painter.ask()
      }),
      selection.subscribe(painter.ask),
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
  }, [canvas, loopscope])
  return scene
}

function sceneOf(loopscope: Loopscope): Scene | null {
  const viewport = shownViewport(loopscope)
  const timeline = loopscope.timeline()
  if (viewport === null || timeline === null) return null
  const cursor = shownCursor(loopscope.playback.getState(), timeline.steps.length - 1)
  const lit = litOperation(loopscope.selection.getState())
  // Where the person points at nothing, the arrows of what is running now are the ones that matter.
  const slices = slicesOf(timeline)
  const running = slices.ofCallback[timeline.steps[cursor]?.callback ?? -1] ?? -1
  const current = slices.operation[running] ?? -1
  return layOut(viewport, timeline, cursor, lit ?? (current < 0 ? null : current))
}

function litSlices(loopscope: Loopscope, scene: Scene): ReadonlySet<number> {
  const state = loopscope.selection.getState()
  const lit = litOperation(state)
  const slices = new Set(lit === null ? [] : slicesRunBy(scene.slices, lit))
  for (const callback of state.group?.callbacks ?? []) {
    const slice = scene.slices.ofCallback[callback] ?? -1
    if (slice >= 0) slices.add(slice)
  }
  return slices
}
