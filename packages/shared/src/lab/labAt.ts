import { emptyMoment } from './emptyMoment.ts'
import { foldEvent } from './foldEvent.ts'
import type { LabEvent } from './labEvent.ts'
import type { LabMoment } from './labMoment.ts'

/** A moment is kept each so many events: any other is at most this many folds away. */
const EVERY = 128

/**
 * A demo's recording that may grow, and every moment of it. Its first event is the header. `at` of a moment that was asked for
 * just before, or a little before this one, costs the events between them.
 */
export class LabFold {
  readonly events: readonly LabEvent[]
  #events: LabEvent[]
  #kept: LabMoment[] = []
  #last: LabMoment | null = null

  /** `events` is kept and grows with `append`. */
  constructor(events: LabEvent[] = []) {
    this.events = events
    this.#events = events
  }

  append(batch: readonly LabEvent[]): void {
    for (const event of batch) this.#events.push(event)
  }

  /** The moment after the event of this index; null without a header. A cursor beyond an end is that end. */
  at(cursor: number): LabMoment | null {
    const [header] = this.#events
    if (header?.type !== 'lab') return null
    const wanted = Math.max(0, Math.min(Math.trunc(cursor), this.#events.length - 1))
    this.#kept[0] ??= emptyMoment(header)
    let moment = this.#nearest(wanted) ?? emptyMoment(header)
    for (const event of this.#events.slice(moment.cursor + 1, wanted + 1)) {
      moment = foldEvent(moment, event)
      if (moment.cursor % EVERY === 0) this.#kept[moment.cursor / EVERY] ??= moment
    }
    this.#last = moment
    return moment
  }

  #nearest(cursor: number): LabMoment | undefined {
    const kept = this.#kept[Math.min(Math.floor(cursor / EVERY), this.#kept.length - 1)]
    const last = this.#last
    return last !== null && last.cursor <= cursor && last.cursor > (kept?.cursor ?? -1)
      ? last
      : kept
  }
}

const folds = new WeakMap<readonly LabEvent[], LabFold>()

/** The moment of a recording after the event of index `cursor`: see LabFold. The array must only ever grow. */
export function labAt(events: LabEvent[], cursor: number): LabMoment | null {
  const fold = folds.get(events) ?? new LabFold(events)
  folds.set(events, fold)
  return fold.at(cursor)
}

/** Index of the last event that has happened at this time (us on the lab's clock); 0 before all others. */
export function cursorAt(events: readonly LabEvent[], at: number): number {
  let [low, high] = [0, events.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((events[middle]?.at ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}
