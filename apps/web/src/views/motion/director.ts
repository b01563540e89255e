import type { OperationIndex, Timeline } from '@loopscope/shared/timeline/timeline'
import { type Flight, flightsAt, turnedBack } from './flights.ts'
import { anchorOf, type Home, homesIn } from './homes.ts'
import { keepFocus } from './keepFocus.ts'
import { createMotionLayer } from './motionLayer.ts'
import { QUICK, type Transition, transitionOf } from './transition.ts'
import { moveTurn, type TurnBefore, turnIn } from './turnMotion.ts'

/** Stands between two pictures: looks at the old one, then sets the new one in motion. */
export type Director = {
  /** The picture is about to change. */
  look(): void
  /** The picture has changed to this step. */
  show(timeline: Timeline | null, cursor: number, live: boolean): void
  close(): void
}

type Before = {
  /** ms since the change before. */
  readonly since: number
  readonly homes: Map<OperationIndex, Home>
  readonly turn: TurnBefore
  readonly focus: string | null
}

type Travel = Extract<Transition, { type: 'travel' }>

const reducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)')

/** `host` takes what travels; `root` holds the picture. */
export function createDirector(
  host: HTMLElement,
  root: Document,
  now: () => number = () => performance.now(),
): Director {
  const layer = createMotionLayer(host)
  let before: Before | null = null
  let shown: number | null = null
  let changedAt = Number.NEGATIVE_INFINITY

  function show(timeline: Timeline | null, cursor: number, live: boolean): void {
    const from = shown
    const old = before
    shown = timeline === null ? null : cursor
    before = null
    if (timeline === null || old === null || from === null || from === cursor) return
    const { since } = old
    changedAt = now()
    keepFocus(root, old.focus)
    const transition = transitionOf({
      from,
      to: cursor,
      since,
      live,
      reduced: reducedMotion.matches,
    })
    if (transition.type === 'none') return
    const homes = homesIn(root)
    switch (transition.type) {
      case 'fade':
        for (const [operation, { element, rect }] of homes)
          if (isElsewhere(old.homes.get(operation)?.rect, rect))
            layer.fadeIn(element, transition.ms)
        return
      case 'outline':
        for (const { operation } of flightsAt(timeline, Math.max(from, cursor))) {
          const home = homes.get(operation)
          if (home !== undefined) layer.outline(home.element, transition.ms)
        }
        return
      case 'travel':
        for (const flight of flightsAt(timeline, Math.max(from, cursor)))
          fly(transition.back ? turnedBack(flight) : flight, transition, old.homes, homes)
        moveTurn(root, layer, old.turn, transition.back)
        drawZigZag()
        return
      default:
        transition satisfies never
    }
  }

  function fly(
    flight: Flight,
    { back, pulse, ms }: Travel,
    old: Map<OperationIndex, Home>,
    homes: Map<OperationIndex, Home>,
  ): void {
    const leaves = old.get(flight.operation)
    const arrives = homes.get(flight.operation)
    // What is over fades where it ran; only the way back from a line of code is a way.
    if (flight.to === null && !(back && flight.from !== 'running')) {
      if (leaves !== undefined) layer.fadeOut(leaves, 160)
      return
    }
    if (flight.from === null && back) {
      if (arrives !== undefined) layer.fadeIn(arrives.element, 160)
      return
    }
    const face = faceOf(arrives, leaves)
    const from = leaves?.rect ?? anchorOf(root, flight.from, flight.line)
    const to = arrives?.rect ?? anchorOf(root, flight.to, flight.line)
    if (face === null || from === null || to === null) return
    const bead = root.querySelector(`[data-bead="${flight.operation}"]`)
    const arriving = [arrives?.element, bead].filter((element) => element != null)
    layer.travel({ face, from, to, arriving, pulse, ms })
  }

  /** Sleep: the zig-zag is drawn once. */
  function drawZigZag(): void {
    const line = root.querySelector('.zigzag path')
    if (line !== null)
      layer.play(line, [{ strokeDashoffset: 1 }, { strokeDashoffset: 0 }], { duration: 400 })
  }

  return {
    look() {
      layer.finish()
      const focus = root.activeElement?.getAttribute('data-operation') ?? null
      // Measuring costs a layout, which fast playback has no time for and no use of.
      const since = now() - changedAt
      const isQuick = since < QUICK
      before ??= {
        since,
        homes: isQuick ? new Map() : homesIn(root),
        turn: isQuick ? null : turnIn(root),
        focus,
      }
    },
    show,
    close: layer.finish,
  }
}

/** A token looks like itself on its way; an entry of the stack is too wide for that. */
function faceOf(...homes: readonly (Home | undefined)[]): HTMLElement | null {
  const elements = homes.filter((home) => home !== undefined).map(({ element }) => element)
  return elements.find((element) => element.classList.contains('token')) ?? elements[0] ?? null
}

function isElsewhere(before: DOMRect | undefined, after: DOMRect): boolean {
  if (before === undefined) return true
  return Math.abs(before.left - after.left) + Math.abs(before.top - after.top) > 40
}
