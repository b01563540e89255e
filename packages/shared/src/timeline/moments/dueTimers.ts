import { partitionPoint } from '../partitionPoint.ts'
import type { OperationIndex } from '../timeline.ts'

type Due = { readonly operation: OperationIndex; readonly at: number }

/** Timers that wait, by due time; timers with the same due time in the order in which they were armed. */
export type DueTimers = {
  readonly arm: (operation: OperationIndex, at: number) => void
  readonly disarm: (operation: OperationIndex) => void
  /** When it is due; null where it is not armed. */
  readonly dueOf: (operation: OperationIndex) => number | null
  /** Takes out the first one due at `now` or earlier. */
  readonly take: (now: number) => Due | null
}

export function createDueTimers(): DueTimers {
  /** Latest first, so that the next one is at the end. Disarmed ones stay until they come up. */
  const waiting: Due[] = []
  const armed = new Map<OperationIndex, Due>()
  return {
    arm(operation, at) {
      const due = { operation, at }
      armed.set(operation, due)
      const low = partitionPoint(0, waiting.length, (middle) => (waiting[middle]?.at ?? 0) > at)
      waiting.splice(low, 0, due)
    },
    disarm: (operation) => void armed.delete(operation),
    dueOf: (operation) => armed.get(operation)?.at ?? null,
    take(now) {
      for (let due = waiting.at(-1); due !== undefined && due.at <= now; due = waiting.at(-1)) {
        waiting.pop()
        if (armed.get(due.operation) !== due) continue
        armed.delete(due.operation)
        return due
      }
      return null
    },
  }
}
