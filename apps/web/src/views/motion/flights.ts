import { queueSpansAt } from '@loopscope/shared/timeline/moments/queueSpansAt'
import type {
  OperationIndex,
  Place,
  StepIndex,
  Timeline,
} from '@loopscope/shared/timeline/timeline'

/** One operation that changes its place at one step. null: it comes from a line of code, or is gone. */
export type Flight = {
  readonly operation: OperationIndex
  readonly from: Place | null
  readonly to: Place | null
  /** The line that the step belongs to. */
  readonly line: number | null
}

/** More at once is a crowd, in which no one can be followed. */
const MOST = 8

/** What changes its place between the step before `step` and `step`, in the direction of time. */
export function flightsAt(timeline: Timeline, step: StepIndex): readonly Flight[] {
  if (step <= 0) return []
  const line = timeline.steps[step]?.line ?? null
  const left = new Map<OperationIndex, Place>()
  for (const { entry, place, to } of queueSpansAt(timeline, step - 1))
    if (to === step) left.set(entry.operation, place)
  const flights: Flight[] = []
  for (const { entry, place, from } of queueSpansAt(timeline, step)) {
    if (from !== step) continue
    const { operation } = entry
    flights.push({ operation, from: left.get(operation) ?? null, to: place, line })
    left.delete(operation)
  }
  for (const [operation, place] of left) flights.push({ operation, from: place, to: null, line })
  return flights.filter(({ from, to }) => from !== to).slice(0, MOST)
}

/** The same flight as seen when time is turned back. */
export function turnedBack({ operation, from, to, line }: Flight): Flight {
  return { operation, from: to, to: from, line }
}
