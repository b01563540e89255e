import type { Range } from '../../../state/lanesView.ts'
import type { Loopscope } from '../../../state/loopscope.ts'
import { shownCursor } from '../../../state/playback/playback.ts'
import { axisOf, playheadAt } from '../model/axis.ts'
import { foldsOf } from '../model/folds.ts'
import { autoRange, followed, panned, zoomed } from '../model/range.ts'
import { placeUnder, type Viewport, viewportOf, xOf } from '../model/viewport.ts'

/** Ways to move the lanes that have a key. */
export type LanesMove = 'closer' | 'further' | 'left' | 'right' | 'reset'

const CLOSER = 0.8
const ALONG = 0.2

/** What the lanes show now; null before the first event, or while they are not on the page. */
export function shownViewport(loopscope: Loopscope): Viewport | null {
  const timeline = loopscope.timeline()
  const { scale, range, width } = loopscope.lanesView.getState()
  if (timeline === null || width === 0) return null
  const axis = axisOf(timeline, scale)
  const cursor = shownCursor(loopscope.playback.getState(), timeline.steps.length - 1)
  return viewportOf(axis, range ?? autoRange(axis, foldsOf(timeline), width, cursor), width)
}

/** Moves the lanes as a key asks; zooms around the playhead where it is in view, else around the middle. */
export function moveLanes(loopscope: Loopscope, move: LanesMove): void {
  if (move === 'reset') show(loopscope, null)
  else if (move === 'closer') zoomLanes(loopscope, centre(loopscope), CLOSER)
  else if (move === 'further') zoomLanes(loopscope, centre(loopscope), 1 / CLOSER)
  else panLanes(loopscope, move === 'left' ? -ALONG : ALONG)
}

function centre(loopscope: Loopscope): number {
  const view = shownViewport(loopscope)
  const { cursor } = loopscope.playback.getState()
  const head = view === null ? -1 : xOf(view, playheadAt(view.axis, cursor))
  const width = view?.width ?? 0
  return head >= 0 && head <= width ? head : width / 2
}

/** Closer (factor < 1) or further; what is under `x` stays there. */
export function zoomLanes(loopscope: Loopscope, x: number, factor: number): void {
  const view = shownViewport(loopscope)
  if (view !== null) show(loopscope, zoomed(view.axis, view.range, placeUnder(view, x), factor))
}

/** Along the axis, by a part of what is in view. */
export function panLanes(loopscope: Loopscope, part: number): void {
  const view = shownViewport(loopscope)
  if (view !== null) show(loopscope, panned(view.axis, view.range, part))
}

/** Shows these steps; null: what can be read. */
export function show({ lanesView }: Loopscope, range: Range | null): void {
  lanesView.setState({ range })
}

/** Brings the playhead back into view after the cursor has moved. */
export function followCursor(loopscope: Loopscope): void {
  const view = shownViewport(loopscope)
  const timeline = loopscope.timeline()
  if (view === null || timeline === null || loopscope.lanesView.getState().range === null) return
  const cursor = shownCursor(loopscope.playback.getState(), timeline.steps.length - 1)
  const range = followed(view.axis, view.range, cursor)
  if (range !== view.range) show(loopscope, range)
}
