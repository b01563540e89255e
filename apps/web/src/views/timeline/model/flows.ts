import type { OperationIndex, Timeline } from '@loopscope/shared/timeline/timeline'
import type { Cell } from '../table/laneCells.ts'
import { playheadAt } from './axis.ts'
import { LANES, laneOf } from './lane.ts'
import type { SliceIndex, Slices } from './slices.ts'
import { slicesRunBy } from './slicesRunBy.ts'
import { type Viewport, xOf } from './viewport.ts'

/** From where something was scheduled to where it ran. */
export type Flow = {
  readonly fromX: number
  readonly fromLane: number
  readonly toX: number
  readonly toLane: number
  /** It belongs to what the person looks at. */
  readonly strong: boolean
}

/** With more slices than this in view, arrows for all of them would be a thicket. */
const FEW = 60
/** Of an interval with thousands of runs only so many arrows are drawn at full strength. */
const MANY = 100

/** The arrows in view: those of the lit operation, of what it scheduled, and faintly of all, where they are few. */
export function flowsIn(
  viewport: Viewport,
  timeline: Timeline,
  slices: Slices,
  cells: readonly Cell[],
  lit: OperationIndex | null,
): Flow[] {
  const strong = new Set(lit === null ? [] : relatedSlices(timeline, slices, lit))
  const faint = cells.length <= FEW ? cells.filter(({ count }) => count === 1) : []
  const all = new Set([...faint.map(({ slice }) => slice), ...strong])
  const flows: Flow[] = []
  for (const slice of all) {
    const flow = flowTo(viewport, timeline, slices, slice, strong.has(slice))
    if (flow !== null && isWorthIt(flow, viewport.width)) flows.push(flow)
  }
  return flows.sort((a, b) => Number(a.strong) - Number(b.strong))
}

/** The runs of an operation, and the first runs of what they scheduled. */
function relatedSlices(timeline: Timeline, slices: Slices, lit: OperationIndex): SliceIndex[] {
  const runs = slicesRunBy(slices, lit).slice(0, MANY)
  const related = [...runs]
  for (const slice of runs)
    for (let step = slices.from[slice] ?? 0; step < (slices.to[slice] ?? 0); step++) {
      const { type, operation } = timeline.steps[step] ?? {}
      if (type !== 'schedule' || operation === null || operation === undefined) continue
      const first = slicesRunBy(slices, operation)[0]
      if (first !== undefined) related.push(first)
      if (related.length > 2 * MANY) return related
    }
  return related
}

function flowTo(
  viewport: Viewport,
  timeline: Timeline,
  slices: Slices,
  slice: SliceIndex,
  strong: boolean,
): Flow | null {
  const operation = timeline.operations[slices.operation[slice] ?? -1]
  if (operation === undefined) return null
  const { places } = viewport.axis
  const runs = slicesRunBy(slices, operation.index)
  const previous = runs[runs.indexOf(slice) - 1]
  // An interval is scheduled again by its own last run.
  const from = previous === undefined ? operation.scheduledStep : (slices.to[previous] ?? 1) - 1
  const step = timeline.steps[from]
  if (step === undefined) return null
  const ran = timeline.callbacks[step.callback ?? -1] ?? { phase: step.phase, queue: null }
  return {
    fromX: xOf(viewport, playheadAt(viewport.axis, from)),
    fromLane: LANES.indexOf(laneOf(ran)),
    toX: xOf(viewport, places[slices.from[slice] ?? 0] ?? 0),
    toLane: slices.lane[slice] ?? 0,
    strong,
  }
}

/** A faint arrow shows both of its ends: those that only pass through would cover what is in view. */
function isWorthIt({ fromX, toX, strong }: Flow, width: number): boolean {
  if (!strong) return fromX >= 0 && toX <= width
  return Math.max(fromX, toX) >= 0 && Math.min(fromX, toX) <= width
}
