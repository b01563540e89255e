import { type RefObject, useEffect } from 'react'
import type { Loopscope } from '../../../state/loopscope.ts'
import { useLoopscope } from '../../hooks/loopscopeContext.ts'
import { pxIn } from '../../kit/pxIn.ts'
import { moveLanes, panLanes, zoomLanes } from './moveLanes.ts'

export type Gestures = {
  /** The pointer is over this place, px from the top left corner; null: it has left. */
  readonly point: (at: Point | null) => void
  readonly click: (at: Point) => void
}
type Point = { readonly x: number; readonly y: number }

/** Less than this is a click by a hand that trembles, px. */
const DRAG = 4

/** Wheel, drag, pinch and double click on an element, as moves of the lanes. */
export function useLanesGestures(ref: RefObject<HTMLElement | null>, gestures: Gestures): void {
  const loopscope = useLoopscope()
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    const ending = new AbortController()
    // Not passive: the page must not scroll or zoom as well.
    element.addEventListener('wheel', (event) => onWheel(loopscope, element, event), {
      passive: false,
      signal: ending.signal,
    })
    element.addEventListener('dblclick', () => moveLanes(loopscope, 'reset'), {
      signal: ending.signal,
    })
    followPointers(loopscope, element, gestures, ending.signal)
    return () => ending.abort()
  }, [ref, loopscope, gestures])
}

function onWheel(loopscope: Loopscope, element: HTMLElement, event: WheelEvent): void {
  event.preventDefault()
  // Some mice count lines, not pixels.
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
  const [dx, dy] = [event.deltaX * unit, event.deltaY * unit]
  const { width } = element.getBoundingClientRect()
  const along = event.shiftKey ? dx + dy : Math.abs(dx) > Math.abs(dy) ? dx : null
  if (along !== null) panLanes(loopscope, along / width)
  else
    zoomLanes(loopscope, placeIn(element, event).x, Math.exp(dy * (event.ctrlKey ? 0.01 : 0.002)))
}

function followPointers(
  loopscope: Loopscope,
  element: HTMLElement,
  { point, click }: Gestures,
  signal: AbortSignal,
): void {
  const pointers = new Map<number, Point>()
  let dragged = false
  const on = (
    type: 'pointerdown' | 'pointermove' | 'pointerup',
    listen: (event: PointerEvent) => void,
  ) => element.addEventListener(type, listen, { signal })
  on('pointerdown', (event) => {
    if (event.button !== 0) return
    if (pointers.size === 0) dragged = false
    pointers.set(event.pointerId, placeIn(element, event))
  })
  on('pointermove', (event) => {
    const at = placeIn(element, event)
    const before = pointers.get(event.pointerId)
    if (before === undefined) {
      point(at)
      return
    }
    if (!dragged && Math.hypot(at.x - before.x, at.y - before.y) < DRAG) return
    dragged = true
    // From now on the drag goes on outside of the lanes, too.
    element.setPointerCapture(event.pointerId)
    point(null)
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1]
    if (other === undefined) panLanes(loopscope, (before.x - at.x) / element.clientWidth)
    else pinch(loopscope, other, before, at)
    pointers.set(event.pointerId, at)
  })
  on('pointerup', (event) => {
    const at = pointers.get(event.pointerId)
    pointers.delete(event.pointerId)
    if (at !== undefined && !dragged) click(at)
  })
  for (const type of ['pointercancel', 'pointerleave'] as const)
    element.addEventListener(
      type,
      (event) => {
        if (!element.hasPointerCapture(event.pointerId)) pointers.delete(event.pointerId)
        point(null)
      },
      { signal },
    )
}

/** Two fingers: as they part, the lanes come closer. */
function pinch(loopscope: Loopscope, still: Point, before: Point, at: Point): void {
  const [was, is] = [Math.abs(before.x - still.x), Math.abs(at.x - still.x)]
  if (was > 8 && is > 8) zoomLanes(loopscope, still.x, was / is)
}

function placeIn(element: HTMLElement, { clientX, clientY }: MouseEvent): Point {
  const { left, top } = element.getBoundingClientRect()
  return { x: pxIn(element, clientX - left), y: pxIn(element, clientY - top) }
}
