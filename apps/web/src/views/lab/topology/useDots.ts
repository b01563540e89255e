import type { LabEvent, LabEventOf } from '@loopscope/shared/lab/labEvent'
import { type RefObject, useEffect, useRef } from 'react'
import { contextOf } from '../../timeline/draw/createPainter.ts'
import { useLab } from '../labContext.ts'
import { type Curve, pointOn } from './curve.ts'
import type { Edge } from './edge.ts'

/** How long a request is seen on its way, ms: the real ones take a frame or two. */
const TRAVEL = 420
/** At most so many at once: a jump over a minute is no swarm. */
const MOST = 60
/** ms; of one batch the requests leave as far apart as they were, up to this. */
const SPREAD = 200

type Dot = {
  readonly curves: readonly Curve[]
  /** performance.now() at which it leaves. */
  readonly leaves: number
  readonly failed: boolean
}

/**
 * Draws every request that is told one by one while its moment goes by: from the client to whoever had it, a cross where it
 * failed. Decoration: what is counted stands in the cards. With reduced motion nothing is drawn.
 */
export function useDots(
  canvas: RefObject<HTMLCanvasElement | null>,
  edges: readonly Edge[],
  size: { readonly width: number; readonly height: number },
): void {
  const { store, playback, cursor } = useLab()
  const shown = useRef({ edges, size })
  shown.current = { edges, size }
  useEffect(() => {
    const still = window.matchMedia('(prefers-reduced-motion: reduce)')
    let dots: Dot[] = []
    let handle: number | null = null
    let before = { events: store.getState().events, cursor: cursor() }
    const draw = (now: number) => {
      handle = null
      dots = dots.filter(({ leaves }) => now - leaves < TRAVEL)
      const { width, height } = shown.current.size
      const context = canvas.current === null ? null : contextOf(canvas.current, width, height)
      if (context === null) return
      paint(context, width, height, dots, now)
      if (dots.length > 0) handle = requestAnimationFrame(draw)
    }
    const follow = () => {
      const { events } = store.getState()
      const at = cursor()
      const isForward = events === before.events && at > before.cursor
      if (isForward && !still.matches && document.visibilityState === 'visible') {
        const now = performance.now()
        const first = events[before.cursor + 1]?.at ?? 0
        for (const answer of answersIn(events, before.cursor, at)) {
          const curves = wayOf(answer, shown.current.edges)
          const delay = Math.min(SPREAD, (answer.at - first) / 1000)
          if (curves.length > 0 && dots.length < MOST)
            dots.push({ curves, leaves: now + delay, failed: isFailed(answer) })
        }
        if (dots.length > 0) handle ??= requestAnimationFrame(draw)
      }
      before = { events, cursor: at }
    }
    const ends = [store.subscribe(follow), playback.subscribe(follow)]
    return () => {
      for (const end of ends) end()
      if (handle !== null) cancelAnimationFrame(handle)
    }
  }, [canvas, store, playback, cursor])
}

function answersIn(events: readonly LabEvent[], from: number, to: number): LabEventOf<'answer'>[] {
  const found: LabEventOf<'answer'>[] = []
  for (let i = to; i > from && found.length < MOST; i--) {
    const event = events[i]
    if (event?.type === 'answer') found.push(event)
  }
  return found.reverse()
}

/** An error of the server's, or the proxy's, is none that the client's connection noticed. */
function isFailed({ outcome, status }: LabEventOf<'answer'>): boolean {
  return outcome !== 'answered' || (status ?? 0) >= 500
}

/** The lines that this request went along, from the client on; of one that no one took, as far as it came. */
function wayOf({ process }: LabEventOf<'answer'>, edges: readonly Edge[]): Curve[] {
  const requests = edges.filter(({ kind }) => kind === 'request')
  const way: Curve[] = []
  let leg = requests.find(({ to }) => to === process)
  leg ??= requests.find(({ from }) => from === 'client')
  while (leg !== undefined && way.length < requests.length) {
    way.unshift(leg.curve)
    const { from } = leg
    leg = requests.find(({ to }) => to === from)
  }
  // And what its answerer asked in turn.
  const onward = requests.find(({ from }) => from === process)
  return onward === undefined ? way : [...way, onward.curve]
}

function paint(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  dots: readonly Dot[],
  now: number,
): void {
  const style = getComputedStyle(context.canvas)
  const [good, bad] = [style.color, style.getPropertyValue('--err').trim()]
  context.clearRect(0, 0, width, height)
  for (const { curves, leaves, failed } of dots) {
    const part = (now - leaves) / TRAVEL
    if (part < 0) continue
    const way = Math.min(0.9999, part) * curves.length
    const curve = curves[Math.floor(way)]
    if (curve === undefined) continue
    const { x, y } = pointOn(curve, way % 1)
    context.fillStyle = failed ? bad : good
    context.strokeStyle = failed ? bad : good
    context.lineWidth = 2
    context.beginPath()
    if (failed) {
      context.moveTo(x - 4, y - 4)
      context.lineTo(x + 4, y + 4)
      context.moveTo(x + 4, y - 4)
      context.lineTo(x - 4, y + 4)
      context.stroke()
    } else {
      context.arc(x, y, 3.5, 0, 2 * Math.PI)
      context.fill()
    }
  }
}
