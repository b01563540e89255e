import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { shownCursor } from '../../state/playback/playback.ts'
import { useLoopscope, usePlayback } from '../hooks/loopscopeContext.ts'
import { useSize } from '../hooks/useSize.ts'
import { formatCount } from '../kit/format.ts'
import { useLanesPainter } from './draw/useLanesPainter.ts'
import { type Hit, hitAt } from './input/hitTest.ts'
import { goTo, openFold } from './input/pick.ts'
import { useLanesGestures } from './input/useLanesGestures.ts'
import { LaneTip } from './LaneTip.tsx'
import { type SliceIndex, slicesOf } from './model/slices.ts'
import { turnsOf } from './model/turns.ts'
import { stepUnder } from './model/viewport.ts'

type Pointed = { readonly hit: Hit; readonly x: number }

/** The lanes themselves: one canvas, moved by wheel, drag, pinch and W S A D; a click goes there. */
export function LaneField({ timeline }: { timeline: Timeline }) {
  const loopscope = useLoopscope()
  const [field, { width }] = useSize<HTMLDivElement>()
  const canvas = useRef<HTMLCanvasElement>(null)
  const scene = useLanesPainter(canvas)
  const [pointed, setPointed] = useState<Pointed | null>(null)
  const lit = useRef<number | null>(null)
  const [focused, setFocused] = useState(false)
  const tip = useId()
  useEffect(() => {
    loopscope.lanesView.setState({ width })
    return () => loopscope.lanesView.setState({ width: 0 })
  }, [loopscope, width])
  const gestures = useMemo(
    () => ({
      point(at: { x: number; y: number } | null) {
        const hit = at === null || scene.current === null ? null : hitAt(scene.current, at.x, at.y)
        setPointed((before) =>
          hit === null || at === null ? null : before?.hit === hit ? before : { hit, x: at.x },
        )
        const over = scene.current === null ? null : operationUnder(scene.current, hit)
        // What another view lit is for that view to put out.
        if (over !== lit.current) loopscope.selection.setState({ hovered: over })
        lit.current = over
        if (field.current !== null) field.current.style.cursor = hit === null ? '' : 'pointer'
      },
      click({ x, y }: { x: number; y: number }) {
        if (scene.current === null) return
        const hit = hitAt(scene.current, x, y)
        if (hit?.type === 'cell' && hit.cell.count > 1) openFold(loopscope, x)
        else if (hit?.type === 'cell') {
          loopscope.selection.setState({ selected: operationUnder(scene.current, hit) })
          goTo(loopscope, scene.current.slices.from[hit.cell.slice] ?? 0)
        } else goTo(loopscope, stepUnder(scene.current.viewport, x))
      },
    }),
    [loopscope, scene, field],
  )
  useLanesGestures(field, gestures)
  useEffect(
    // What moves away from under a pointer that rests is no longer pointed at.
    () =>
      loopscope.lanesView.subscribe((now, before) => {
        if (now.range !== before.range) gestures.point(null)
      }),
    [loopscope, gestures],
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    <div
      className="lane-field"
      ref={field}
      role="group"
      aria-label="Lanes"
      aria-describedby={tip}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: moved by keys like all that scrolls; shows its facts when focused
      tabIndex={0}
      onFocus={(event) => setFocused(event.currentTarget.matches(':focus-visible'))}
      onBlur={() => setFocused(false)}
    >
      <canvas ref={canvas} role="img" aria-label={alternative(timeline)} />
      <div id={tip}>
        {pointed !== null ? (
          <LaneTip
            timeline={timeline}
            slices={slicesOf(timeline)}
            hit={pointed.hit}
            x={pointed.x}
            width={width}
          />
        ) : (
          focused && <PlayheadTip timeline={timeline} scene={scene} width={width} />
        )}
      </div>
    </div>
  )
}

/** The facts of what runs now, beside the playhead. */
function PlayheadTip({
  timeline,
  scene,
  width,
}: {
  timeline: Timeline
  scene: ReturnType<typeof useLanesPainter>
  width: number
}) {
  const last = timeline.steps.length - 1
  const cursor = usePlayback((playback) => shownCursor(playback, last))
  const slices = slicesOf(timeline)
  const slice: SliceIndex = slices.ofCallback[timeline.steps[cursor]?.callback ?? -1] ?? -1
  if (slice < 0) return null
  const lane = slices.lane[slice] ?? 0
  const cell = { lane, x: 0, right: 0, slice, count: 1, folded: false, label: '', short: '' }
  const x = scene.current?.playhead ?? 0
  return (
    <LaneTip timeline={timeline} slices={slices} hit={{ type: 'cell', cell }} x={x} width={width} />
  )
}

function operationUnder(
  { slices }: { slices: { operation: Int32Array } },
  hit: Hit | null,
): number | null {
  if (hit?.type !== 'cell' || hit.cell.count > 1) return null
  const operation = slices.operation[hit.cell.slice] ?? -1
  return operation < 0 ? null : operation
}

function alternative(timeline: Timeline): string {
  const callbacks = formatCount(slicesOf(timeline).count, 'callback')
  const turns = formatCount(turnsOf(timeline).tick.filter((tick) => tick > 0).length, 'turn')
  return `Timeline lanes: ${callbacks} in ${turns}. The table has the same facts as text.`
}
