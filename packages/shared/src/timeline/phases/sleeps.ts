import { rememberByTimeline } from '../rememberByTimeline.ts'
import type { StepIndex, Timeline } from '../timeline.ts'
import { turnSleepsOf } from './turnSleeps.ts'

/** Poll was asleep before anything else happened at `step`, which begins it; us. */
export type Sleep = {
  readonly step: StepIndex
  readonly startAt: number
  readonly duration: number
}

/** Shorter sleeps are not worth a mark: 1 ms, as for the steps themselves. */
const WORTH = 1000

/** The sleeps of the loop that are worth a mark, in order. Computed once for a timeline. */
export const sleepsOf = rememberByTimeline((timeline: Timeline): readonly Sleep[] => {
  const slept = new Map(turnSleepsOf(timeline).map((sleep) => [sleep.tick, sleep]))
  return timeline.steps.flatMap(({ type, phase, tick, asleep }, step) => {
    if (type !== 'phase' || phase !== 'poll') return []
    const sleep = slept.get(tick)
    slept.delete(tick)
    if (sleep === undefined) return []
    const { startAt, endAt } = sleep
    return asleep !== null || endAt - startAt >= WORTH
      ? [{ step, startAt, duration: endAt - startAt }]
      : []
  })
})
