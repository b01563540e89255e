import { LabFold } from '@loopscope/shared/lab/labAt'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import type { LabSentence } from '@loopscope/shared/lab/labSentence'
import { labWhy } from '@loopscope/shared/lab/rules/labWhy'
import { nowCursor } from './moves/nowCursor.ts'

/** Why something happened, and the moment at which it did. */
export type LabReason = { readonly moment: LabMoment; readonly why: LabSentence }

/** What of a recording the sentence is about. routine: goes well, many a second. harm: a request came to none. event: all else. */
type Weight = 'routine' | 'harm' | 'event'

/** Actions after which it is requests that a reader looks at. What others lead to may be told before them. */
const ASKING: ReadonlySet<string> = new Set(['send', 'stream', 'weigh', 'connections'])

/** So many segments between these are looked through, and within so many events. */
const MOST_SEGMENTS = 12
const BLOCK = 4096

/**
 * Why, for a page whose moments run by: under a stream each event has its reason, and twenty a second can be read by no one. So it
 * is that of the last thing that matters since the reader did something: what befell a process, a server or the configuration; how
 * a request came to harm, when that is news; and what requests go like, as long as nothing else has happened. At rest it is
 * that of the step that is shown, if it has one.
 */
export class LabReasons {
  #events: readonly LabEvent[]
  #fold: LabFold
  #known = new Map<number, LabReason | null>()

  /** `events` only ever grows. */
  constructor(events: LabEvent[]) {
    this.#events = events
    this.#fold = new LabFold(events)
  }

  /** null: nothing of what was done has a reason that a rule knows. */
  at(cursor: number, moving: boolean): LabReason | null {
    const exact = moving ? null : this.#of(nowCursor(this.#events, cursor, false))
    return exact ?? this.#steady(cursor)
  }

  #steady(cursor: number): LabReason | null {
    // Its beginning moves seldom, and with it what is news.
    const least = Math.max(0, Math.floor(cursor / BLOCK) - 1) * BLOCK
    let end = cursor
    for (let segments = 0; segments < MOST_SEGMENTS && end >= least; segments++) {
      const begin = this.#begin(end, least)
      const found = this.#ofSegment(begin, end)
      if (found !== null || this.#events[begin]?.type === 'epoch') return found
      end = begin - 1
    }
    return null
  }

  /** Index of the last action that asks for requests, or begin of an epoch, up to `end`. */
  #begin(end: number, least: number): number {
    for (let i = end; i > least; i--) {
      const event = this.#events[i]
      if (event?.type === 'epoch' || (event?.type === 'action' && ASKING.has(event.action)))
        return i
    }
    return least
  }

  #ofSegment(begin: number, end: number): LabReason | null {
    let held: LabReason | null = null
    let isRoutine = true
    const told = new Set<string>()
    for (let i = begin; i <= end; i++) {
      const event = this.#events[i]
      // What harms requests from now on may be the same rule, and is news.
      if (event?.type === 'action' || event?.type === 'process') told.clear()
      const weight = weightOf(event)
      if (weight === 'routine' && !isRoutine) continue
      const reason = this.#of(i)
      if (reason === null) continue
      const { rule } = reason.why
      if (weight !== 'event' && told.has(rule)) continue
      told.add(rule)
      held = reason
      isRoutine = weight === 'routine'
    }
    return held
  }

  #of(index: number): LabReason | null {
    const known = this.#known.get(index)
    if (known !== undefined) return known
    const moment = this.#fold.at(index)
    const why = moment === null ? null : labWhy(moment)
    const reason = moment === null || why === null ? null : { moment, why }
    this.#known.set(index, reason)
    return reason
  }
}

function weightOf(event: LabEvent | undefined): Weight {
  switch (event?.type) {
    case undefined:
    case 'sample':
    case 'check':
    case 'proxyStat':
    case 'loadSample':
    case 'request':
    case 'connection':
    case 'sum':
    case 'proxiedSum':
      return 'routine'
    case 'answer':
      return event.outcome === 'answered' && (event.status ?? 0) < 500 ? 'routine' : 'harm'
    case 'proxied': {
      const { status, termination, retries } = event
      const isWell = status >= 0 && status < 500 && termination.startsWith('--') && retries === 0
      return isWell ? 'routine' : 'harm'
    }
    case 'beside':
      return weightOf(event.event)
    default:
      return 'event'
  }
}
