import type { Callback, Timeline } from '@loopscope/shared/timeline/timeline'

export const LANES = [
  'main',
  'timers',
  'pending',
  'poll',
  'check',
  'close',
  'tick',
  'micro',
] as const
export type Lane = (typeof LANES)[number]

/** The stay of one callback on its lane, in steps: [from, to). */
export type Slice = {
  readonly callback: number
  readonly lane: Lane
  readonly from: number
  readonly to: number
}

/** Every callback that has a step of its own, in the order in which they began. */
export function slicesOf({ callbacks, steps }: Timeline): Slice[] {
  const from = new Map<number, number>()
  const to = new Map<number, number>()
  steps.forEach(({ callback }, step) => {
    if (callback === null) return
    if (!from.has(callback)) from.set(callback, step)
    to.set(callback, step + 1)
  })
  const slices: Slice[] = []
  for (const [callback, first] of from) {
    const ran = callbacks[callback]
    if (ran === undefined) continue
    slices.push({ callback, lane: laneOf(ran), from: first, to: to.get(callback) ?? first + 1 })
  }
  return slices
}

/** The lane of a callback: its queue's, else its phase's. exit shares main's. */
export function laneOf({ phase, queue }: Pick<Callback, 'phase' | 'queue'>): Lane {
  if (queue !== null) return queue === 'nextTick' ? 'tick' : 'micro'
  return phase === 'exit' ? 'main' : phase
}

/** The steps that are drawn: all of them, or a window around the cursor when each would get under `least` px. */
export function windowOf(
  steps: number,
  cursor: number,
  width: number,
  least: number,
): { from: number; to: number } {
  const fitting = Math.max(1, Math.floor(width / least))
  if (steps <= fitting) return { from: 0, to: Math.max(1, steps) }
  const from = Math.max(0, Math.min(cursor - Math.floor(fitting / 2), steps - fitting))
  return { from, to: from + fitting }
}

/** Steps as pixels on one lane, runs of touching or overlapping stays merged: as many shapes as pixels at most. */
export function mergedSpans(
  slices: readonly Slice[],
  lane: Lane,
  scale: number,
): [number, number][] {
  const spans: [number, number][] = []
  for (const slice of slices) {
    if (slice.lane !== lane) continue
    const from = Math.floor(slice.from * scale)
    const to = Math.max(from + 1, Math.ceil(slice.to * scale))
    const last = spans.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
    else spans.push([from, to])
  }
  return spans
}
