import type { Frame } from '../frame.ts'
import type { Operation, Step, Timeline } from '../timeline.ts'

/** A timer for which Poll wakes is late by less than this, us. */
const LATE_US = 1500

/** The timer that ends the sleep that begins with this step, and how long it still has; null: something else does. */
export function wakesFor(
  timeline: Timeline,
  step: Step,
  waiting: Pick<Frame, 'inFlight'>,
): { readonly timer: Operation; readonly dueIn: number } | null {
  if (step.asleep === null) return null
  const entry = waiting.inFlight.find(({ dueAt }) => dueAt !== null)
  const timer = timeline.operations[entry?.operation ?? -1]
  if (entry === undefined || entry.dueAt === null || timer === undefined) return null
  const dueIn = entry.dueAt - step.at
  return dueIn > 0 && dueIn <= step.asleep + LATE_US ? { timer, dueIn } : null
}
