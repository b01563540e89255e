import { DOCS } from '../../docs.ts'
import type { QueueEntry, QueueName } from '../../frame.ts'
import { capital, count, onLine, theCallback } from '../../sentences/words.ts'
import { leftByError } from '../leftByError.ts'
import { isAfter, nextRunOf } from '../moments.ts'
import type { Rule, WaitMoment } from '../rule.ts'

/** Why a nextTick or a microtask that is queued has not run yet. */
export const waitForQueueRules: readonly Rule<WaitMoment>[] = [
  {
    id: 'wait.leftByError',
    docs: DOCS.uncaught,
    applies: (moment) => {
      const { timeline, operation, next } = moment
      const isWaiting = isQueued(moment, 'nextTick') || isQueued(moment, 'microtask')
      return isWaiting && next !== null && leftByError(timeline, operation, next) !== null
    },
    say: ({ timeline, operation, next }) => {
      const error = next === null ? null : leftByError(timeline, operation, next)
      return `An error${onLine(error?.error.line ?? null)} interrupts its queue before this one has run: it waits until Node drains the queue again.`
    },
  },
  {
    id: 'wait.nextTickAfterMicrotasks',
    docs: DOCS.microtask,
    applies: (moment) =>
      isQueued(moment, 'nextTick') && runsBefore(moment, moment.waiting.queues.microtask[0]),
    say: (moment) =>
      `The microtask queue must be empty first: ${left(moment.waiting.queues.microtask.length, 'microtask')}.`,
  },
  {
    id: 'wait.microtaskAfterNextTicks',
    docs: DOCS.microtask,
    applies: (moment) =>
      isQueued(moment, 'microtask') && runsBefore(moment, moment.waiting.queues.nextTick[0]),
    say: (moment) =>
      `Microtasks wait until the nextTick queue is empty: ${left(moment.waiting.queues.nextTick.length, 'nextTick')}.`,
  },
  {
    id: 'wait.inLine',
    docs: DOCS.microtask,
    applies: (moment) =>
      (isQueued(moment, 'nextTick') || isQueued(moment, 'microtask')) && placeInLine(moment) > 0,
    say: (moment) => {
      const before = placeInLine(moment)
      const noun = moment.queueSpan.place === 'nextTick' ? 'nextTick' : 'microtask'
      return `It is queued behind ${count(before, noun)}.${afterRunning(moment)}`
    },
  },
  {
    id: 'wait.head',
    docs: DOCS.loop,
    applies: (moment) => isQueued(moment, 'nextTick') || isQueued(moment, 'microtask'),
    say: (moment) => {
      const queue = moment.queueSpan.place === 'nextTick' ? 'nextTick' : 'microtask'
      return `It is next in its queue: the ${queue} queue is drained before the loop goes on.${afterRunning(moment)}`
    },
  },
]

function isQueued({ queueSpan }: WaitMoment, place: QueueName): boolean {
  return queueSpan.place === place
}

/**
 * Which queue is emptied first depends on which one is being drained, and Node's own jobs, which have no step, are part
 * of that: so only what the recording bears out is said.
 */
function runsBefore(
  { timeline, cursor, next }: WaitMoment,
  other: QueueEntry | undefined,
): boolean {
  const rival = nextRunOf(timeline, other?.operation ?? -1, cursor)
  return next !== null && rival !== null && rival.index < next.index
}

function placeInLine({ queueSpan, waiting }: WaitMoment): number {
  if (queueSpan.place !== 'nextTick' && queueSpan.place !== 'microtask') return 0
  return waiting.queues[queueSpan.place].indexOf(queueSpan.entry)
}

function left(waiting: number, noun: string): string {
  return `${count(waiting, noun)} ${waiting === 1 ? 'waits' : 'wait'} there`
}

function afterRunning({ running, next }: WaitMoment): string {
  return running === null || !isAfter(next, running)
    ? ''
    : ` ${capital(theCallback(running))} must return first.`
}
