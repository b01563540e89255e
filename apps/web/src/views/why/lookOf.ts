import { partitionPoint } from '@loopscope/shared/timeline/partitionPoint'
import type { Operation, Timeline } from '@loopscope/shared/timeline/timeline'
import { type Look, placeOf } from '../kit/look.ts'

/** The colours of an operation: of where it runs at `at` (us) or ran last, else of where it will. */
export function lookOf(timeline: Timeline, operation: Operation, at: number): Look {
  const callback = runAround(timeline, operation, at)
  if (callback !== undefined) return placeOf(callback.phase, callback.queue).look
  switch (operation.kind) {
    case 'timer':
      return 'timers'
    case 'immediate':
      return 'check'
    case 'nextTick':
      return 'tick'
    case 'microtask':
    case 'promise':
      return 'micro'
    default:
      return 'poll'
  }
}

/** The last callback of the operation that has begun by then; the first one where none has. */
export function runAround({ callbacks }: Timeline, { runs }: Operation, at: number) {
  const low = partitionPoint(
    0,
    runs.length,
    (middle) => (callbacks[runs[middle] ?? -1]?.startAt ?? 0) <= at,
  )
  return callbacks[runs[Math.max(0, low - 1)] ?? -1]
}
