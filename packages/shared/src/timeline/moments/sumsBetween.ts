import { lengthOf } from '../fold/loopHolds.ts'
import type { Evidence, Phase, Queue } from '../phase.ts'
import { turnSleepsOf } from '../phases/turnSleeps.ts'
import type { Callback, Timeline } from '../timeline.ts'

/** How a stretch of time was spent, us. */
export type Sums = {
  readonly totalUs: number
  /** JavaScript: callbacks that the loop called, and what was drained after them. */
  readonly ranUs: number
  /** In Poll; null where Node does not tell. */
  readonly asleepUs: number | null
  /** By phase or queue, the longest first. */
  readonly places: readonly PlaceSum[]
  /** The callback that took most of it; null: none ran. */
  readonly longest: { readonly callback: Callback; readonly us: number } | null
}

/** `count`: callbacks that began in it; `internal`: those of Node's own, whose time is in the sum, too. `evidence`: inferred where the place of one of those that make up the sum is. */
export type PlaceSum = {
  readonly phase: Phase
  readonly queue: Queue | null
  readonly us: number
  readonly count: number
  readonly internal: number
  readonly evidence: Evidence
}

/** Sums over [from, to), us on the recording's clock. Callbacks that reach over an edge count with the part inside. */
export function sumsBetween(timeline: Timeline, from: number, to: number): Sums {
  const places = new Map<string, { -readonly [K in keyof PlaceSum]: PlaceSum[K] }>()
  let ranUs = 0
  let longest: Sums['longest'] = null
  for (const callback of timeline.callbacks) {
    if (callback.startAt >= to) break
    // What runs inside another callback is part of that one; no one says when exit handlers return.
    if (callback.kind === 'nested' || callback.kind === 'exit') continue
    const us =
      Math.min(callback.startAt + lengthOf(callback, timeline), to) -
      Math.max(callback.startAt, from)
    const begins = callback.startAt >= from
    if (us <= 0 && !begins) continue
    const { phase, queue, evidence } = callback
    const key = queue ?? phase
    const place = places.get(key) ?? { phase, queue, us: 0, count: 0, internal: 0, evidence }
    place.us += Math.max(0, us)
    if (evidence === 'inferred') place.evidence = evidence
    if (begins) place[callback.internal ? 'internal' : 'count']++
    places.set(key, place)
    ranUs += Math.max(0, us)
    if (longest === null || us > longest.us) longest = { callback, us }
  }
  return {
    totalUs: Math.max(0, to - from),
    ranUs,
    asleepUs: asleepBetween(timeline, from, to),
    places: [...places.values()].sort((a, b) => b.us - a.us),
    longest,
  }
}

function asleepBetween(timeline: Timeline, from: number, to: number): number | null {
  if (timeline.ticks.every(({ idle }) => idle === null)) return null
  return turnSleepsOf(timeline).reduce(
    (us, { startAt, endAt }) => us + Math.max(0, Math.min(endAt, to) - Math.max(startAt, from)),
    0,
  )
}
