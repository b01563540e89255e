import { DOCS } from '../docs.ts'
import { phaseName, theCallback } from '../sentences/words.ts'
import { fatalErrorOf } from '../steps/fatalError.ts'
import type { Callback } from '../timeline.ts'
import type { ReturnMoment, Rule } from './rule.ts'

/** What follows a callback that has returned: the first that applies. One always does. */
export const returnRules: readonly Rule<ReturnMoment>[] = [
  {
    id: 'return.nested',
    docs: DOCS.asyncResource,
    applies: ({ callback }) => callback.kind === 'nested',
    say: ({ timeline, callback }) => {
      const outer = timeline.callbacks[callback.parent ?? -1]
      return outer === undefined || outer.internal
        ? 'The code around it goes on.'
        : `It ran inside another callback: ${theCallback(outer)} goes on.`
    },
  },
  {
    id: 'return.exit',
    docs: DOCS.exitEvent,
    applies: ({ callback }) => callback.phase === 'exit',
    say: () => 'It ran outside every phase.',
  },
  {
    id: 'return.unhandled',
    docs: DOCS.unhandled,
    applies: (moment) => isEmpty(moment) && isRejectionNext(moment),
    say: () =>
      'Nothing is left to drain, so Node next looks for rejected promises without a handler.',
  },
  {
    id: 'return.drain',
    docs: DOCS.microtask,
    applies: ({ callback, next }) => next !== null && isOfOneDrain(callback, next),
    say: ({ callback, next, waiting: { queues } }) => {
      const goes = callback.phase === 'main' ? 'begins' : 'goes on'
      if (next?.internal !== true || next.queue === null)
        return `The ${next?.queue} queue comes next, before the loop ${goes}.`
      const hidden = queues[next.queue].length === 0 ? ', which the queues do not show' : ''
      return `A ${next.queue} of Node's own comes next${hidden}. The loop ${goes} when nothing is left to drain.`
    },
  },
  {
    id: 'return.samePhase',
    docs: DOCS.loop,
    applies: (moment) =>
      isEmpty(moment) &&
      moment.next?.kind === 'macrotask' &&
      moment.next.visit === moment.callback.visit,
    say: ({ callback }) =>
      `Nothing is left to drain, so ${phaseName(callback.phase)} goes on with its next callback.`,
  },
  {
    id: 'return.queuesLater',
    docs: DOCS.loop,
    applies: ({ callback, next }) => next?.kind === 'macrotask' && next.visit === callback.visit,
    say: ({ callback }) =>
      `${phaseName(callback.phase)} goes on with its next callback. What is queued is drained after that.`,
  },
  {
    id: 'return.loopBegins',
    docs: DOCS.loop,
    applies: (moment) =>
      isEmpty(moment) &&
      moment.callback.phase === 'main' &&
      moment.next?.kind === 'macrotask' &&
      moment.next.phase !== 'main',
    say: () => 'Nothing is left to drain, so the loop begins.',
  },
  {
    id: 'return.loop',
    docs: DOCS.loop,
    applies: (moment) => isEmpty(moment) && moment.next?.kind === 'macrotask',
    say: () => 'Nothing is left to drain, so the loop goes on.',
  },
  {
    id: 'return.error',
    docs: DOCS.uncaught,
    applies: ({ timeline, next }) => next?.kind === 'exit' && fatalErrorOf(timeline) !== null,
    say: () => 'An uncaught error ends the process.',
  },
  {
    id: 'return.loopEnds',
    docs: DOCS.loop,
    applies: (moment) => isEmpty(moment) && isEndNext(moment),
    say: () => 'Nothing is left to drain. The loop goes on, and finds nothing left to do.',
  },
  {
    id: 'return',
    docs: DOCS.loop,
    applies: () => true,
    say: () => 'What the nextTick and microtask queues hold runs before the loop goes on.',
  },
]

function isEmpty({ waiting: { queues } }: ReturnMoment): boolean {
  return queues.nextTick.length === 0 && queues.microtask.length === 0
}

/** Both are drained after the same callback of the loop, or one is that callback. */
function isOfOneDrain(callback: Callback, next: Callback): boolean {
  if (next.kind !== 'nextTick' && next.kind !== 'microtask') return false
  return (
    next.parent === callback.index || (callback.queue !== null && next.parent === callback.parent)
  )
}

/** uv_run returns by itself: what runs next are handlers of 'beforeExit' or 'exit', and nothing has called for them. */
function isEndNext({ timeline, callback, next }: ReturnMoment): boolean {
  const { exit } = timeline
  if (next?.kind !== 'exit' || fatalErrorOf(timeline) !== null) return false
  return callback.kind !== 'exit' && !(exit?.explicit === true && exit.callback === next.index)
}

/** An unhandled rejection is told of before anything else begins. */
function isRejectionNext({ timeline, callback, next }: ReturnMoment): boolean {
  const returnedAt = callback.endAt ?? Number.POSITIVE_INFINITY
  const error = timeline.errors.find(({ at }) => at >= returnedAt)
  return (
    error?.kind === 'unhandledRejection' &&
    error.callback === null &&
    (next === null || next.startAt >= error.at)
  )
}
