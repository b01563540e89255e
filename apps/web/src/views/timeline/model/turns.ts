import { turnStartsOf } from '@loopscope/shared/timeline/phases/turnSleeps'
import { rememberByTimeline } from '@loopscope/shared/timeline/rememberByTimeline'
import type { StepIndex, Timeline } from '@loopscope/shared/timeline/timeline'
import { countBelow } from './countBelow.ts'
import { type Viewport, xOf } from './viewport.ts'

/** Turns in view that share one band of the ruler. */
export type Band = {
  readonly x: number
  readonly right: number
  /** Numbers of the first and the last turn. */
  readonly first: number
  readonly last: number
  /** The turns right before it of which there is no step, "2–3"; null: there are none. */
  readonly skipped: string | null
  /** When the first one began, us. */
  readonly at: number
}

export type Turns = { readonly from: Int32Array; readonly tick: Int32Array }

/** Narrower than this a turn cannot be labelled, px. */
const NARROW = 48
/** Room for the label of several turns, px. */
const SEVERAL = 84

/** The turns of which something is to be seen, and at which step each begins. Computed once for a timeline. */
export const turnsOf = rememberByTimeline(({ steps }: Timeline): Turns => {
  const from: StepIndex[] = []
  const tick: number[] = []
  steps.forEach((step, i) => {
    if (step.tick === tick.at(-1)) return
    from.push(i)
    tick.push(step.tick)
  })
  return { from: Int32Array.from(from), tick: Int32Array.from(tick) }
})

/** The ruler's bands from left to right; turns that are too narrow for a label share one. */
export function bandsIn(viewport: Viewport, timeline: Timeline): Band[] {
  const { from, tick } = turnsOf(timeline)
  const { axis, range, width } = viewport
  const left = (turn: number) =>
    turn >= from.length
      ? xOf(viewport, axis.places[axis.places.length - 1] ?? 0)
      : xOf(viewport, axis.places[from[turn] ?? 0] ?? 0)
  const end = countBelow(from, range.to)
  const bands: Band[] = []
  for (let turn = Math.max(0, countBelow(from, range.from + 1e-9) - 1); turn < end; ) {
    const x = left(turn)
    let next = turn + 1
    if (left(next) - x < NARROW)
      while (next < end && left(next) - x < SEVERAL && left(next + 1) - left(next) < NARROW) next++
    const { at: shownAt, tick: number } = timeline.steps[from[turn] ?? 0] ?? { at: 0, tick: 0 }
    const at = Math.min(shownAt, turnStartsOf(timeline).get(number) ?? shownAt)
    const right = next >= from.length ? width : left(next)
    const [first, last] = [tick[turn] ?? 0, tick[next - 1] ?? 0]
    bands.push({ x, right, first, last, skipped: turnsBetween(tick[turn - 1], first), at })
    turn = next
  }
  return bands
}

function turnsBetween(before: number | undefined, after: number): string | null {
  if (before === undefined || after - before < 2) return null
  return after - before === 2 ? `${before + 1}` : `${before + 1}–${after - 1}`
}

/** "main", "turn 5", "turns 2–4". */
export function bandName({ first, last }: Band): string {
  if (first === last) return first === 0 ? 'main' : `turn ${first}`
  return first === 0 ? `main–turn ${last}` : `turns ${first}–${last}`
}
