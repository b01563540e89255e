import { DOCS } from '../../docs.ts'
import { latenessOf } from '../../moments/timerLateness.ts'
import { timersEndTurn } from '../../nodeVersion.ts'
import { duration, phaseName, theCallback } from '../../sentences/words.ts'
import type { Callback } from '../../timeline.ts'
import type { Rule, RunMoment } from '../rule.ts'

/** How much sooner than its delay after the call a timer must be due for its sentence to say why, us. */
const SOONER_US = 300
/** Of a longer delay, ms, a part of a millisecond is no one's question. */
const SHORT_MS = 10

/** What another phase ran before it, although it was due or had been set before. */
export const afterOthers: Rule<RunMoment> = {
  id: 'timers.afterOthers',
  docs: DOCS.iteration,
  applies: (moment) => ranFirst(moment) !== null,
  say: (moment) => {
    const first = ranFirst(moment)
    return first === null
      ? ''
      : `${phaseName(first.phase)} ran ${theCallback(first)} first: Timers comes last in each turn.`
  },
}

/** Why it runs sooner after the call than its delay says. */
export const wholeMs: Rule<RunMoment> = {
  id: 'timers.wholeMs',
  docs: DOCS.setTimeout,
  applies: (moment) => countedFrom(moment) !== null,
  say: (moment) => {
    const { scheduledAt = 0, delayUsed, dueAt } = moment.operation ?? {}
    const from = duration(countedFrom(moment) ?? 0)
    return `Node's clock for timers moves once a millisecond. When the timer was set, at ${duration(scheduledAt)}, it had last moved at ${from}, so the ${delayUsed} ms ended at ${duration(dueAt ?? 0)}.`
  },
}

/**
 * The last callback that another phase of the same turn ran while this timer was due, or after it had been set in that turn; null: none, or
 * Timers begins the turn.
 */
function ranFirst({ timeline, callback, operation }: RunMoment): Callback | null {
  if (callback.kind !== 'macrotask' || callback.phase !== 'timers' || operation === null)
    return null
  if (timersEndTurn(timeline) !== true || callback.evidence !== 'observed') return null
  const setIn = timeline.callbacks[operation.scheduledBy ?? -1]
  const isSetNow = setIn?.tick === callback.tick && operation.runs[0] === callback.index
  const dueAt = latenessOf(timeline, callback)?.dueAt ?? Number.POSITIVE_INFINITY
  const since = isSetNow ? operation.scheduledAt : dueAt
  for (let i = callback.index - 1; i >= 0; i--) {
    const before = timeline.callbacks[i]
    if (before === undefined || before.tick !== callback.tick || before.startAt < since) return null
    if (before.kind !== 'macrotask' || before.phase === 'timers' || before.internal) continue
    return before.evidence === 'observed' ? before : null
  }
  return null
}

/** What Node's clock showed when it set this timer (`getLibuvNow`: whole ms, rounded down), us; null: nothing to wonder about. */
function countedFrom({ timeline, callback, operation }: RunMoment): number | null {
  if (operation?.kind !== 'timer' || operation.runs[0] !== callback.index) return null
  const { delayUsed, scheduledAt, dueAt } = operation
  if (callback.kind !== 'macrotask' || delayUsed === null || delayUsed > SHORT_MS) return null
  if (!Number.isInteger(delayUsed)) return null
  // Set anew since: it counts from another call.
  if (dueAt === null || latenessOf(timeline, callback)?.dueAt !== dueAt) return null
  return scheduledAt + delayUsed * 1000 - dueAt < SOONER_US ? null : dueAt - delayUsed * 1000
}
