import type { Timeline } from '@loopscope/shared/timeline/timeline'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import type { Receive } from '../../api/runs.ts'
import type { Timers } from '../run/batches.ts'
import { loadSelectors } from '../run/loadSelectors.ts'

/** A recording while it grows. */
export type Growth = {
  readonly add: Receive
  /** Nothing is shown any more: the recording is whole, or was given up. */
  end(): void
}

/** ms from the beginning: most runs are over before, and are drawn once, when they are whole. */
const FIRST_MS = 60
/** ms from one picture to the next: each costs as much as that of the whole run. */
const NEXT_MS = 100

/**
 * Hands `show` what a recording means so far, now and then, and never after `end`. `show` answers whether that could be drawn:
 * where it could not, and where nothing new has come, it is asked again with the next events.
 */
export function watchGrowth(timers: Timers, show: (soFar: Timeline) => boolean): Growth {
  const events: TraceEvent[] = []
  let handle: number | null = null
  let hasEnded = false
  let looked = 0
  let timelineOf: ((events: readonly TraceEvent[]) => Timeline) | null = null
  const wait = (ms: number) => {
    handle = timers.set(() => {
      handle = null
      void look()
    }, ms)
  }
  const look = async () => {
    if (events.length === looked) return
    // A run that goes on has these already, and a page that could not fetch them says so at its end.
    const module = await loadSelectors().catch(() => null)
    if (module === null || hasEnded) return
    timelineOf ??= module.createSelectors().timelineOf
    looked = events.length
    if (show(timelineOf(events.slice()))) wait(NEXT_MS)
  }
  wait(FIRST_MS)
  return {
    add(batch, isAnew) {
      if (isAnew) events.length = looked = 0
      for (const event of batch) events.push(event)
      if (handle === null && !hasEnded) wait(0)
    },
    end() {
      hasEnded = true
      if (handle !== null) timers.clear(handle)
      handle = null
    },
  }
}
