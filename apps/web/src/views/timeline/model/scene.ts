import { type Sleep, sleepsOf } from '@loopscope/shared/timeline/phases/sleeps'
import type { OperationIndex, Timeline } from '@loopscope/shared/timeline/timeline'
import { type Cell, cellsIn } from '../table/laneCells.ts'
import { playheadAt, sleepSpan } from './axis.ts'
import { countBelow } from './countBelow.ts'
import { type Flow, flowsIn } from './flows.ts'
import { type Fold, foldsOf } from './folds.ts'
import { shortLabel, sliceLabel } from './names/sliceLabel.ts'
import { type Slices, slicesOf } from './slices.ts'
import { type Tick, ticksIn } from './timeTicks.ts'
import { type Band, bandsIn } from './turns.ts'
import { type Viewport, xOf } from './viewport.ts'

/** One picture of the lanes, measured out: what is drawn where, px from the left edge. Free of any canvas. */
export type Scene = {
  readonly viewport: Viewport
  readonly timeline: Timeline
  readonly slices: Slices
  readonly bands: readonly Band[]
  readonly ticks: readonly Tick[]
  readonly folds: readonly (Span & { readonly steps: number })[]
  readonly sleeps: readonly (Span & { readonly sleep: Sleep })[]
  readonly cells: readonly (Cell & Names)[]
  readonly flows: readonly Flow[]
  readonly playhead: number
  /** From here on nothing was recorded; null where all of it was. */
  readonly unrecorded: number | null
}

/** What is written on a shape, and what of that tells it from others where there is no room for all of it. */
export type Names = { readonly label: string; readonly short: string }

export type Span = { readonly x: number; readonly right: number }

/** Measures out the picture at one cursor. `lit`: the operation that the person looks at. */
export function layOut(
  viewport: Viewport,
  timeline: Timeline,
  cursor: number,
  lit: OperationIndex | null,
): Scene {
  const { axis, width } = viewport
  const slices = slicesOf(timeline)
  const folds = foldsOf(timeline)
  const cells = cellsIn(viewport, slices, folds)
  return {
    viewport,
    timeline,
    slices,
    bands: bandsIn(viewport, timeline),
    ticks: ticksIn(viewport),
    folds: foldsIn(viewport, folds),
    sleeps: sleepsIn(viewport, timeline),
    cells: cells.map((cell) => ({ ...cell, ...namesOf(cell, timeline, slices) })),
    flows: flowsIn(viewport, timeline, slices, cells, lit),
    playhead: xOf(viewport, playheadAt(axis, cursor)),
    unrecorded:
      axis.end > axis.recordedEnd ? Math.min(width, xOf(viewport, axis.recordedEnd)) : null,
  }
}

/** Narrower shapes carry no text, px. */
const LABELLED = 15

function namesOf(cell: Cell, timeline: Timeline, slices: Slices): Names {
  if (cell.right - cell.x < LABELLED) return { label: '', short: '' }
  const { slice, count, folded } = cell
  if (count === 1)
    return {
      label: sliceLabel(timeline, slices, slice),
      short: shortLabel(timeline, slices, slice),
    }
  const many = count.toLocaleString('en')
  return { label: folded ? `× ${many}` : `${many} callbacks`, short: '' }
}

function foldsIn(viewport: Viewport, folds: readonly Fold[]): Scene['folds'] {
  if (viewport.axis.scale === 'time') return []
  const { places } = viewport.axis
  return folds
    .filter(({ from, to }) => to > viewport.range.from && from < viewport.range.to)
    .map(({ from, to }) => ({
      x: xOf(viewport, places[from] ?? 0),
      right: xOf(viewport, places[to] ?? 0),
      steps: to - from,
    }))
}

function sleepsIn(viewport: Viewport, timeline: Timeline): Scene['sleeps'] {
  const { range, axis } = viewport
  const sleeps = sleepsOf(timeline)
  const spans: { x: number; right: number; sleep: Sleep }[] = []
  const steps = stepsOf(sleeps)
  const end = countBelow(steps, range.to + 1)
  for (let i = Math.max(0, countBelow(steps, range.from) - 1); i < end; i++) {
    const sleep = sleeps[i]
    if (sleep === undefined) continue
    const [from, to] = sleepSpan(axis, sleep)
    const x = xOf(viewport, from)
    const right = xOf(viewport, to)
    // Sleeps that fall on the same pixel look like one.
    if (right > 0 && x > (spans.at(-1)?.x ?? -10) + 1) spans.push({ x, right, sleep })
  }
  return spans
}

function stepsOf(sleeps: readonly Sleep[]): Int32Array {
  return Int32Array.from(sleeps, ({ step }) => step)
}
