import { DOCS } from '../../docs.ts'
import { isZlib, mayHoldMore, openJobsBefore, tellsZlib } from '../../moments/poolJobs.ts'
import { at, count, duration, theCallback } from '../../sentences/words.ts'
import { exitStepOf } from '../../steps/exitStep.ts'
import { fatalErrorOf } from '../../steps/fatalError.ts'
import { isAfter } from '../moments.ts'
import type { Rule, WaitMoment } from '../rule.ts'
import { isThread } from '../runs/ioRules.ts'

/** Why something that is in flight is not ready: time, a promise, the thread pool, the operating system. */
export const waitForOutsideRules: readonly Rule<WaitMoment>[] = [
  {
    id: 'wait.notDue',
    docs: DOCS.setTimeout,
    applies: (moment) => isInFlight(moment) && dueIn(moment) !== null,
    say: (moment) => `It is due in ${duration(dueIn(moment) ?? 0)}.${unrefSentence(moment)}`,
  },
  {
    id: 'wait.dueUnknown',
    docs: DOCS.setTimeout,
    applies: ({ queueSpan, operation }) =>
      queueSpan.place === 'inFlight' &&
      operation.kind === 'timer' &&
      queueSpan.entry.dueAt === null,
    say: () => 'The recording does not say when it is due.',
  },
  {
    id: 'wait.dueNow',
    docs: DOCS.setTimeout,
    applies: ({ queueSpan, operation }) =>
      queueSpan.place === 'inFlight' && operation.kind === 'timer',
    say: () => 'It is due at this very moment.',
  },
  {
    id: 'wait.promise',
    docs: DOCS.promises,
    applies: (moment) => isInFlight(moment) && moment.operation.kind === 'promise',
    say: ({ timeline, operation }) => {
      const parent = timeline.operations[operation.parent ?? -1]
      return `It is waiting for its promise${at(parent ?? null)}, which has not settled yet.`
    },
  },
  {
    id: 'wait.poolFull',
    docs: DOCS.pool,
    applies: (moment) => (jobsBefore(moment) ?? 0) >= poolSize(moment),
    say: (moment) => {
      const before = jobsBefore(moment) ?? 0
      return `The thread pool has ${count(poolSize(moment), 'thread')}, and ${atLeast(moment)}${count(before, 'job')} submitted before it ${before === 1 ? 'has' : 'have'} not called back yet.`
    },
  },
  {
    id: 'wait.pool',
    docs: DOCS.fileIo,
    applies: (moment) => jobsBefore(moment) !== null,
    say: (moment) =>
      `Its work is in the thread pool; libuv collects the result in Poll.${afterRunning(moment, 'go there')}`,
  },
  {
    id: 'wait.zlibIdle',
    docs: DOCS.pool,
    applies: (moment) =>
      isInFlight(moment) && isZlib(moment.operation) && tellsZlib(moment.timeline),
    say: () =>
      'The thread pool has none of its data now: data is handed over chunk by chunk, as it arrives.',
  },
  {
    id: 'wait.zlib',
    docs: DOCS.pool,
    applies: (moment) => isInFlight(moment) && isZlib(moment.operation),
    say: (moment) =>
      `Its data goes to the thread pool chunk by chunk, and libuv collects each chunk in Poll. The recording does not say whether one is there now.${afterRunning(moment, 'go there')}`,
  },
  {
    id: 'wait.poolDone',
    docs: DOCS.fileIo,
    applies: ({ queueSpan, operation, next, step }) =>
      queueSpan.place === 'inFlight' &&
      operation.kind === 'threadPool' &&
      next?.startAt === step.at,
    say: () => 'Its work in the thread pool is done: it is called back next.',
  },
  {
    id: 'wait.thread',
    docs: DOCS.messagePort,
    applies: (moment) => isInFlight(moment) && isThread(moment.operation),
    say: (moment) =>
      `It is waiting for a message or for another thread.${afterRunning(moment, 'look')}`,
  },
  {
    id: 'wait.kernel',
    docs: DOCS.iteration,
    applies: (moment) => isInFlight(moment) && isOutside(moment),
    say: (moment) =>
      `It is waiting for something outside JavaScript.${afterRunning(moment, 'look')}`,
  },
]

function isInFlight({ queueSpan }: WaitMoment): boolean {
  return queueSpan.place === 'inFlight'
}

function isOutside({ operation: { kind } }: WaitMoment): boolean {
  return kind === 'threadPool' || kind === 'request' || kind === 'handle' || kind === 'other'
}

/** us until it is due; null where it is due already or no timer. */
function dueIn({ queueSpan, step }: WaitMoment): number | null {
  const { dueAt } = queueSpan.entry
  return dueAt !== null && dueAt > step.at ? dueAt - step.at : null
}

/** A loop that ended by itself while a timer was armed was not kept alive by it. */
function unrefSentence({ timeline, operation, queueSpan }: WaitMoment): string {
  const isLast = queueSpan.to >= timeline.steps.length && timeline.exit !== null
  // What exit handlers schedule, or what is drained after them, finds no loop that it could keep alive.
  const scheduledLater = operation.scheduledStep > exitStepOf(timeline)
  if (!isLast || timeline.exit?.explicit || scheduledLater || fatalErrorOf(timeline) !== null)
    return ''
  return ' It does not keep the loop alive, which ends before that.'
}

/** Jobs handed to the pool before this operation's own that have not called back; null where it has none there. */
function jobsBefore(moment: WaitMoment): number | null {
  const { timeline, operation, step } = moment
  if (!isInFlight(moment) || operation.kind !== 'threadPool') return null
  return openJobsBefore(timeline, operation.index, step.at)
}

function atLeast({ timeline, operation, step }: WaitMoment): string {
  return mayHoldMore(timeline, operation.index, step.at) ? 'at least ' : ''
}

function poolSize({ timeline }: WaitMoment): number {
  return timeline.poolSize
}

/** Where the callback that runs now must end before the loop can look. */
function afterRunning({ running, next }: WaitMoment, look: string): string {
  if (running === null || !isAfter(next, running)) return ''
  return ` The loop cannot ${look} before ${theCallback(running)} returns.`
}
