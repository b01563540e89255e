import { clampedDelay } from '../clampedDelay.ts'
import { DOCS } from '../docs.ts'
import { type Hold, keeperBetween } from '../loopHolds.ts'
import { timersEndTurn } from '../nodeVersion.ts'
import { heldSentence } from '../sentences/held.ts'
import { duration } from '../sentences/words.ts'
import { lastStayIn } from '../staysOf.ts'
import type { Rule, RunMoment } from './rule.ts'

/** How late a timer must be for its sentence to ask who kept the loop, us. */
const LATE_US = 2000

/** Why a timer's callback runs. */
export const timerRules: readonly Rule<RunMoment>[] = [
  {
    id: 'timers.due',
    docs: DOCS.loop,
    applies: ({ callback }) => callback.kind === 'macrotask' && callback.phase === 'timers',
    say: (moment) => {
      const late = latenessOf(moment)
      const when = late !== null && late > 0 ? `, ${duration(late)} ago` : ''
      return `Its time has come${when}, and Timers runs what is due.`
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
      return `${operation?.label} was given ${given}; Node makes it 1 ms.`
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
    id: 'timers.entry',
    docs: DOCS.iteration,
    applies: ({ timeline, callback }) =>
      callback.phase === 'timers' &&
      callback.kind === 'macrotask' &&
      callback.tick === 0 &&
      callback.evidence === 'observed' &&
      timersEndTurn(timeline) === true,
    say: () =>
      'Timers ends each turn, and runs once on entry, before the first turn: this is that run.',
  },
]

/** us after its due time; null where that is not known: an interval counts anew from within Node. */
function latenessOf({ timeline, cursor, callback, operation }: RunMoment): number | null {
  if (operation?.kind !== 'timer' || operation.runs[0] !== callback.index) return null
  const due = lastStayIn(timeline, operation.index, 'timers', cursor)?.entry.dueAt ?? null
  return due === null ? null : callback.startAt - due
}

/** What kept the loop between the due time and the run. */
function keeperOf(moment: RunMoment): Hold | null {
  const { timeline, callback } = moment
  const late = latenessOf(moment)
  if (late === null || late < LATE_US) return null
  return keeperBetween(timeline, callback.startAt - late, callback.startAt)
}
