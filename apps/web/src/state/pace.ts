import type { Timeline } from '@loopscope/shared/timeline/timeline'

/**
 * How time passes in playback. order: every step takes equally long. time: as it went in the recording, except that
 * no wait takes longer than LONGEST_WAIT.
 */
export type ClockKind = 'order' | 'time'

/** The recording as playback sees it: how many steps, and how long each is shown. */
export type Pace = {
  readonly last: number
  /** ms at speed 1 from step `cursor` to the one after it. */
  readonly wait: (cursor: number) => number
}

/** Steps per second at speed 1, by order: slow enough to read the sentence. */
const STEPS_PER_SECOND = 1.5
/** In real time, ms: a longer wait is folded to this. */
const LONGEST_WAIT = 400

/** The pace of a recording; a recording that has not begun has one step. */
export function paceOf(timeline: Timeline | null, clock: ClockKind): Pace {
  const last = (timeline?.steps.length ?? 1) - 1
  if (clock === 'order' || timeline === null) return { last, wait: () => 1000 / STEPS_PER_SECOND }
  return { last, wait: (cursor) => Math.min(LONGEST_WAIT, gapAfter(timeline, cursor)) }
}

/** Where real time is folded after this step: the true length, ms. null: it is not. */
export function foldedAfter(timeline: Timeline, cursor: number): number | null {
  const gap = gapAfter(timeline, cursor)
  return gap > LONGEST_WAIT ? gap : null
}

function gapAfter({ steps }: Timeline, cursor: number): number {
  const from = steps[cursor]?.at ?? 0
  return Math.max(0, (steps[cursor + 1]?.at ?? from) - from) / 1000
}
