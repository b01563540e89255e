import { rememberByTimeline } from '@loopscope/shared/timeline/rememberByTimeline'
import type { Step, Timeline } from '@loopscope/shared/timeline/timeline'
import { countBelow } from './countBelow.ts'

/** The same few steps, over and over: steps [from, to), `period` of them at a time. */
export type Fold = { readonly from: number; readonly to: number; readonly period: number }

/** More repetitions than this are folded. */
const MANY = 200
/** So many of them are shown before the fold, so that one sees what repeats. */
const SHOWN = 3
/** An `await` in a loop takes about 12 steps to come round. */
const LONGEST_PERIOD = 16

/** The runs of repeated steps, in order; they do not overlap. Computed once for a timeline. */
export const foldsOf = rememberByTimeline((timeline: Timeline): readonly Fold[] =>
  repetitions(keysOf(timeline))
    .map((run) => aligned(run, timeline.steps))
    .filter(({ from, to }) => to > from),
)

/** The fold that this step is inside of, or null. */
export function foldAt(folds: readonly Fold[], step: number): Fold | null {
  const fold =
    folds[
      countBelow(
        folds.map(({ from }) => from),
        step + 1,
      ) - 1
    ]
  return fold !== undefined && step < fold.to ? fold : null
}

/** What makes two steps equal, as one number each: what happens, where, to what, on which line. */
function keysOf({ steps, operations, callbacks }: Timeline): Float64Array {
  const type = numbering()
  const phase = numbering()
  const queue = numbering()
  const label = numbering()
  const keys = new Float64Array(steps.length)
  let i = 0
  for (const step of steps) {
    const where = phase(step.phase) + 8 * queue(callbacks[step.callback ?? -1]?.queue ?? '')
    const what = label(operations[step.operation ?? -1]?.label ?? '')
    keys[i++] = type(step.type) + 16 * where + 1024 * ((step.line ?? -1) + 1 + 2 ** 20 * what)
  }
  return keys
}

/** Numbers for words, from 0 on. */
function numbering(): (word: string) => number {
  const numbers = new Map<string, number>()
  return (word) => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    numbers.set(word, numbers.size)
    return numbers.size - 1
  }
}

/** Of runs that overlap the longest is kept; of two as long the one with the shorter period. */
function repetitions(keys: Float64Array): Fold[] {
  const found: Fold[] = []
  for (let period = 1; period <= LONGEST_PERIOD; period++) {
    let equal = 0
    for (let i = period; i <= keys.length; i++) {
      if (i < keys.length && keys[i] === keys[i - period]) equal++
      else {
        if (equal > MANY * period) found.push({ from: i - equal - period, to: i, period })
        equal = 0
      }
    }
  }
  found.sort((a, b) => b.to - b.from - (a.to - a.from) || a.period - b.period)
  const kept: Fold[] = []
  for (const run of found)
    if (kept.every(({ from, to }) => run.to <= from || to <= run.from)) kept.push(run)
  return kept.sort((a, b) => a.from - b.from)
}

/** Without the first few repetitions, and beginning where a callback does. */
function aligned({ from, to, period }: Fold, steps: readonly Step[]): Fold {
  let first = from + SHOWN * period
  for (let i = 0; i < period; i++)
    if (steps[first + i]?.type === 'run') {
      first += i
      break
    }
  return { from: first, to: first + Math.floor((to - first) / period) * period, period }
}
