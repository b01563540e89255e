import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { type PointerEvent, useRef } from 'react'
import { useStore } from 'zustand'
import type { Range } from '../../state/lanesView.ts'
import type { Loopscope } from '../../state/loopscope.ts'
import { shownCursor } from '../../state/playback/playback.ts'
import { useLoopscope } from '../hooks/loopscopeContext.ts'
import { pxIn } from '../kit/pxIn.ts'
import { show, shownViewport } from './input/moveLanes.ts'
import { goTo } from './input/pick.ts'
import { overviewOf, PAD } from './model/overview.ts'

type Part = 'from' | 'both' | 'to'
/** What the pointer holds: the window as it was, or the cursor, which lies over its parts. */
type Taken =
  | { readonly what: 'window'; readonly range: Range; readonly x: number }
  | { readonly what: 'cursor'; readonly rest: () => void }

/** How near to the cursor a press takes the cursor, px. */
const THUMB = 8

/** The least that the window can be drawn together to, steps. */
const LEAST = 6

/**
 * What the lanes show, to be taken by its edges or by the bar below it. For the pointer only: W S A D do the same, and
 * the slider beneath keeps the rest of the box.
 */
export function ScrubberWindow({ timeline, width }: { timeline: Timeline; width: number }) {
  const loopscope = useLoopscope()
  const steps = timeline.steps.length
  const scale = Math.max(1, width - 2 * PAD) / steps
  const range = useShownRange(loopscope)
  const taken = useRef<Taken | null>(null)
  if (range === null || (range.from <= 0 && range.to >= steps)) return null
  const left = PAD + range.from * scale
  const right = PAD + Math.min(steps, range.to) * scale
  const stepUnder = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.closest('.scrubber')?.getBoundingClientRect()
    return (pxIn(event.currentTarget, event.clientX - (box?.left ?? 0)) - PAD) / scale
  }
  const part = (which: Part, at: number, room: number) => (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer only, the keys are W S A D
    <div
      className="scrubber-part"
      data-part={which}
      style={{ left: at, width: room }}
      onPointerDown={(event: PointerEvent<HTMLDivElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        const cursor = shownCursor(loopscope.playback.getState(), steps - 1)
        taken.current =
          Math.abs(stepUnder(event) * scale - overviewOf(timeline, width).headAt(cursor)) <= THUMB
            ? { what: 'cursor', rest: loopscope.alternation.drag() }
            : { what: 'window', range, x: event.clientX }
      }}
      onPointerMove={(event) => {
        if (taken.current?.what === 'cursor') goTo(loopscope, Math.floor(stepUnder(event)))
        if (taken.current?.what !== 'window') return
        const by = pxIn(event.currentTarget, event.clientX - taken.current.x) / scale
        show(loopscope, moved(taken.current.range, which, by, steps))
      }}
      onLostPointerCapture={() => {
        if (taken.current?.what === 'cursor') taken.current.rest()
        taken.current = null
      }}
      onDoubleClick={() => show(loopscope, null)}
    />
  )
  return (
    <div aria-hidden="true">
      {part('both', Math.min(left, width - 20), Math.max(16, right - left))}
      {part('from', left - 8, 10)}
      {part('to', right - 2, 10)}
    </div>
  )
}

/** The window after one of its parts was dragged by so many steps. */
function moved({ from, to }: Range, part: Part, by: number, steps: number): Range {
  if (part === 'from') return { from: clamp(from + by, 0, to - LEAST), to }
  if (part === 'to') return { from, to: clamp(to + by, from + LEAST, steps) }
  const shift = clamp(by, -from, Math.max(0, steps - to))
  return { from: from + shift, to: to + shift }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}

/** Follows what the lanes show; the cursor turns pages, too. The same object until it changes. */
function useShownRange(loopscope: Loopscope): Range | null {
  const last = useRef<Range | null>(null)
  const current = () => {
    const range = shownViewport(loopscope)?.range ?? null
    if (range?.from !== last.current?.from || range?.to !== last.current?.to) last.current = range
    return last.current
  }
  useStore(loopscope.session, current)
  useStore(loopscope.playback, current)
  return useStore(loopscope.lanesView, current)
}
