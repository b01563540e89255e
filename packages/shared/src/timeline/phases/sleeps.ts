import { rememberByTimeline } from '../rememberByTimeline.ts'
import type { StepIndex, Timeline } from '../timeline.ts'

/** Poll was asleep before anything else happened at `step`, which begins it; us. */
export type Sleep = {
  readonly step: StepIndex
  readonly startAt: number
  readonly duration: number
}

/** Shorter sleeps are not worth a mark: 1 ms, as for the steps themselves. */
const WORTH = 1000

/** All sleeps of the loop, in order. Computed once for a timeline. */
export const sleepsOf = rememberByTimeline(({ steps, ticks }: Timeline): readonly Sleep[] => {
  const idle = new Map(ticks.map((turn) => [turn.tick, turn.idle ?? 0]))
  const sleeps: Sleep[] = []
  steps.forEach(({ type, phase, tick, at, asleep }, step) => {
    if (type !== 'phase' || phase !== 'poll' || sleeps.at(-1)?.step === step) return
    if (asleep !== null) {
      sleeps.push({ step, startAt: at, duration: asleep })
      idle.delete(tick)
      return
    }
    // Something of the user's ended the sleep: the loop slept until just before it.
    const duration = idle.get(tick) ?? 0
    idle.delete(tick)
    const before = steps[step - 1]?.at ?? 0
    if (duration >= WORTH) sleeps.push({ step, startAt: Math.max(before, at - duration), duration })
  })
  return sleeps
})
