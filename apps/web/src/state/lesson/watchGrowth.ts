import type { Timeline } from '@loopscope/shared/timeline/timeline'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import type { Timers } from '../run/batches.ts'
import { loadSelectors } from '../run/loadSelectors.ts'

/** A recording while it grows. */
export type Growth = {
  add(batch: readonly TraceEvent[]): void
  /** Nothing is shown any more: the recording is whole, or was given up. */
  end(): void
}

/** ms from the beginning: most runs are over before, and are drawn once, when they are whole. */
const FIRST_MS = 60
/** ms from one picture to the next: each costs as much as that of the whole run. */
const NEXT_MS = 100

/** Hands `show` what a recording means so far, now and then, and never after `end`. */
export function watchGrowth(timers: Timers, show: (soFar: Timeline) => void): Growth {
  const events: TraceEvent[] = []
  let handle: number | null = null
  let shown = 0
  const wait = (ms: number) => {
    handle = timers.set(() => void look(), ms)
  }
  const look = async () => {
    wait(NEXT_MS)
    if (events.length === shown) return
    // A run that goes on has these already, and a page that could not fetch them says so at its end.
    const module = await loadSelectors().catch(() => null)
    if (module === null || handle === null) return
    timelineOf ??= module.createSelectors().timelineOf
    shown = events.length
    show(timelineOf(events.slice()))
  }
  let timelineOf: ((events: readonly TraceEvent[]) => Timeline) | null = null
  wait(FIRST_MS)
  return {
    add(batch) {
      for (const event of batch) events.push(event)
    },
    end() {
      if (handle !== null) timers.clear(handle)
      handle = null
    },
  }
}
