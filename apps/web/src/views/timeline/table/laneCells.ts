import { countBelow } from '../model/countBelow.ts'
import { type Fold, foldAt } from '../model/folds.ts'
import { LANES } from '../model/lane.ts'
import type { SliceIndex, Slices } from '../model/slices.ts'
import type { Viewport } from '../model/viewport.ts'

/** What is drawn on a lane as one shape: a slice, or several that are too narrow to be told apart. */
export type Cell = {
  readonly lane: number
  readonly x: number
  readonly right: number
  /** The first one. */
  readonly slice: SliceIndex
  readonly count: number
  /** Several, and all of them repetitions of the same. */
  readonly folded: boolean
}

/** Narrower than this a slice cannot be pointed at, px: it joins its neighbours. */
const NARROW = 4
/** A slice shows even where its time is next to nothing, px. */
const THIN = 2

/** What is in view, lane by lane, each from left to right. No more shapes than pixels, however many slices. */
export function cellsIn(viewport: Viewport, slices: Slices, folds: readonly Fold[]): Cell[] {
  return LANES.flatMap((_, lane) => {
    const cells = mergedCells(viewport, slices, lane)
    for (const cell of cells) if (cell.count > 1) cell.folded = isFold(cell, slices, folds)
    return cells
  })
}

type Draft = { -readonly [key in keyof Cell]: Cell[key] }

function mergedCells(viewport: Viewport, all: Slices, lane: number): Draft[] {
  const { axis, range, start, scale } = viewport
  const { places, tail } = axis
  const cells: Draft[] = []
  const row = all.onLane[lane]
  if (row === undefined) return cells
  const first = countBelow(row.reach, range.from)
  const end = countBelow(row.from, range.to)
  let last: Draft | null = null
  for (let i = first; i < end; i++) {
    const slice = row.slices[i] ?? 0
    const x = ((places[all.from[slice] ?? 0] ?? 0) - start) * scale
    const until = ((places[(all.to[slice] ?? 0) - 1 + tail] ?? 0) - start) * scale
    const right = Math.max(x + THIN, until)
    if (right < 0) continue
    const narrow = right - x < NARROW
    if (narrow && last !== null && x <= last.right + 1) {
      last.right = Math.max(last.right, right)
      last.count++
      continue
    }
    const cell = { lane, x, right, slice, count: 1, folded: false }
    cells.push(cell)
    last = narrow ? cell : null
  }
  return cells
}

function isFold({ slice, count, lane }: Cell, { from, onLane }: Slices, folds: readonly Fold[]) {
  const fold = foldAt(folds, from[slice] ?? 0)
  const row = onLane[lane]
  if (fold === null || row === undefined) return false
  const position = countBelow(row.from, from[slice] ?? 0)
  return (row.from[position + count - 1] ?? Number.POSITIVE_INFINITY) < fold.to
}
