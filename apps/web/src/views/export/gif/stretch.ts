import type { Range } from '../../../state/lanesView.ts'

/** Pictures of one animation: at the usual pace 80 seconds, and a few megabytes. */
const MOST_STEPS = 120

/** The steps that an animation shows, both ends included. */
export type Stretch = {
  readonly from: number
  readonly to: number
  /** Steps after `to` that were asked for too. */
  readonly left: number
}

/**
 * What lies in view of lanes that somebody has zoomed or panned; else all from the step that is shown, and from the beginning where that is
 * the last one. `last`: the last step of the recording.
 */
export function stretchOf(range: Range | null, cursor: number, last: number): Stretch {
  const [from, to] =
    range === null
      ? [cursor >= last ? 0 : Math.max(0, cursor), last]
      : [clamp(Math.floor(range.from), last), clamp(Math.ceil(range.to) - 1, last)]
  const end = Math.max(from, Math.min(to, from + MOST_STEPS - 1))
  return { from, to: end, left: Math.max(0, to - end) }
}

function clamp(step: number, last: number): number {
  return Math.max(0, Math.min(step, last))
}
