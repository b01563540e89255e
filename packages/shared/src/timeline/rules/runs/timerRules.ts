import { DOCS } from '../../docs.ts'
import { clampedDelay } from '../../fold/clampedDelay.ts'
import { type Hold, keeperBetween } from '../../fold/loopHolds.ts'
import { driftOf, latenessOf } from '../../moments/timerLateness.ts'
import { timersEndTurn } from '../../nodeVersion.ts'
import { heldSentence } from '../../sentences/held.ts'
import { duration } from '../../sentences/words.ts'
import type { Rule, RunMoment } from '../rule.ts'

/** How late a timer must be for its sentence to ask who kept the loop, us. */
const LATE_US = 2000
/** How far an interval must be behind for its sentence to say so, us. */
const DRIFT_US = 1000

/** Why a timer's callback runs. */
export const timerRules: readonly Rule<RunMoment>[] = [
  {
    id: 'timers.due',
    docs: DOCS.loop,
    applies: ({ callback }) => callback.kind === 'macrotask' && callback.phase === 'timers',
    say: (moment) => {
      const late = latenessOf(moment.timeline, moment.callback)?.us ?? 0
      return `${late > 0 ? `It had been due for ${duration(late)} when it began` : 'It is due'}; Timers runs due timers.`
    },
  },
]

/** What else is to be said of a timer's callback: every one that applies. */
export const timerDetails: readonly Rule<RunMoment>[] = [
  {
    id: 'timers.clamped',
    docs: DOCS.setTimeout,
    applies: ({ timeline, callback, operation }) =>
      callback.kind === 'macrotask' &&
      operation !== null &&
      clampedDelay(timeline, operation) !== null,
    say: ({ timeline, operation }) => {
      const given = operation === null ? null : clampedDelay(timeline, operation)
      return `${operation?.label} was called ${given}, so Node uses 1 ms.`
    },
  },
  {
    id: 'timers.late',
    docs: DOCS.blocking,
    applies: (moment) => keeperOf(moment) !== null,
    say: (moment) => {
      const hold = keeperOf(moment)
      return hold === null ? '' : heldSentence(moment.timeline, hold)
    },
  },
  {
    id: 'timers.drift',
    docs: DOCS.setInterval,
    applies: (moment) => driftAt(moment) !== null,
    say: (moment) => {
      const { operation, callback } = moment
      const rounds = 1 + (operation?.runs.indexOf(callback.index) ?? 0)
      return `Run ${rounds.toLocaleString('en-US')} is ${duration(driftAt(moment) ?? 0)} behind a schedule of one every ${operation?.delayUsed} ms: Node counts each interval from the previous run, so delays add up.`
    },
  },
  {
    id: 'timers.entry',
    docs: DOCS.iteration,
    applies: ({ timeline, callback }) =>
      callback.phase === 'timers' &&
      callback.kind === 'macrotask' &&
      callback.tick === 0 &&
      callback.evidence === 'observed' &&
      timersEndTurn(timeline) === true,
    say: () => 'Timers comes last in each turn, and once before the first turn: this is that once.',
  },
]

/** What kept the loop between the due time and the run. */
function keeperOf({ timeline, callback }: RunMoment): Hold | null {
  const late = latenessOf(timeline, callback)
  if (late === null || late.us < LATE_US) return null
  return keeperBetween(timeline, late.dueAt, callback.startAt)
}

/** us that an interval's round is behind its own beat, where that can be told from libuv's whole ms. */
function driftAt({ timeline, callback }: RunMoment): number | null {
  const drift = callback.kind === 'macrotask' ? driftOf(timeline, callback) : null
  return drift === null || drift < DRIFT_US ? null : drift
}
