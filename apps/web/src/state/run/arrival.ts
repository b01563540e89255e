import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import type { Receive } from '../../api/runs.ts'
import { createBatches, type Timers } from './batches.ts'

/** The events of one run on their way to the page. */
export type Arrival = {
  readonly add: Receive
  /** Delivers what is left. `clears`: also where nothing has come, so that nothing of an earlier run stays. */
  end(clears: boolean): void
}

/**
 * How long what was there before stays, ms. A page that clears itself at once draws twice within a blink, and the second
 * picture, which somebody waits for, comes later by the time that the first one takes.
 */
const STAYS_MS = 60

/**
 * Delivers the events of a run in batches. The first one waits for what can be seen: the header alone has no moment. `deliver`
 * is told whether it is the first, which takes the place of an earlier recording; after STAYS_MS that is an empty one. What begins
 * the recording anew is a first one, too.
 */
export function createArrival(
  timers: Timers,
  deliver: (events: readonly TraceEvent[], isFirst: boolean) => void,
): Arrival {
  let waiting: readonly TraceEvent[] | null = []
  const more = (batch: readonly TraceEvent[]) => deliver(batch, false)
  let batches = createBatches(timers, more)
  const begin = () => {
    if (waiting === null) return
    timers.clear(handle)
    const first = waiting
    waiting = null
    deliver(first, true)
  }
  const handle = timers.set(begin, STAYS_MS)
  return {
    add(events, isAnew) {
      if (waiting === null && !isAnew) return batches.add(events)
      if (waiting === null) {
        batches.flush()
        batches = createBatches(timers, more)
        return deliver(events, true)
      }
      waiting = isAnew ? events : waiting.concat(events)
      if (waiting.some(({ type }) => type !== 'run')) begin()
    },
    end(clears) {
      if (clears || (waiting?.length ?? 0) > 0) begin()
      else timers.clear(handle)
      batches.flush()
    },
  }
}
