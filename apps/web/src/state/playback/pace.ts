import type { Timeline } from '@loopscope/shared/timeline/timeline'

/**
 * How time passes in playback. order: every step takes equally long. time: as it went in the recording, except that
 * no wait takes longer than LONGEST_WAIT, or LONGEST_SHOWN on the page.
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
/** In real time, ms of the recording: a longer wait is folded to this. */
const LONGEST_WAIT = 400
/** And none lasts longer than this on the page, ms, however slowly it is played. */
const LONGEST_SHOWN = 1600

/** The pace of a recording at a speed; a recording that has not begun has one step. */
export function paceOf(timeline: Timeline | null, clock: ClockKind, speed: number): Pace {
  const last = (timeline?.steps.length ?? 1) - 1
  if (clock === 'order' || timeline === null) return { last, wait: () => 1000 / STEPS_PER_SECOND }
  return { last, wait: (cursor) => Math.min(longestAt(speed), gapAfter(timeline, cursor)) }
}

/** Where real time is folded after this step: the true length, ms. null: it is not. */
export function foldedAfter(timeline: Timeline, cursor: number, speed: number): number | null {
  const gap = gapAfter(timeline, cursor)
  return gap > longestAt(speed) ? gap : null
}

function longestAt(speed: number): number {
  return Math.min(LONGEST_WAIT, LONGEST_SHOWN * speed)
}

function gapAfter({ steps }: Timeline, cursor: number): number {
  const from = steps[cursor]?.at ?? 0
  return Math.max(0, (steps[cursor + 1]?.at ?? from) - from) / 1000
}
