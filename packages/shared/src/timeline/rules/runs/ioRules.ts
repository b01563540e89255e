import { DOCS } from '../../docs.ts'
import { isRegistrys } from '../../fold/openCallbacks.ts'
import { ioLateness } from '../../moments/ioLateness.ts'
import { heldSentence } from '../../sentences/held.ts'
import { duration } from '../../sentences/words.ts'
import { operationById } from '../../steps/runStep.ts'
import type { Operation } from '../../timeline.ts'
import type { Rule, RunMoment } from '../rule.ts'

/** Why a callback of Pending, Poll, Check or Close runs; and of what the loop calls outside of its phases. */
export const ioRules: readonly Rule<RunMoment>[] = [
  {
    id: 'platform.finalization',
    docs: DOCS.finalization,
    applies: ({ callback }) => isRegistrys(callback),
    say: () =>
      'V8 garbage-collected a registered object, and calls the registry in a task of its own.',
  },
  {
    id: 'pending',
    docs: DOCS.iteration,
    applies: ({ callback }) => callback.phase === 'pending',
    say: () => 'The request was completed outside Poll. libuv reports such requests in Pending.',
  },
  {
    id: 'poll.pool',
    docs: DOCS.fileIo,
    applies: ({ callback, operation }) =>
      callback.phase === 'poll' && operation?.kind === 'threadPool',
    say: () =>
      'Its work in the thread pool is done, so its callback is due. libuv collects finished work in Poll.',
  },
  {
    id: 'poll.message',
    docs: DOCS.messagePort,
    applies: (moment) => moment.callback.phase === 'poll' && resourceOf(moment) === 'MESSAGEPORT',
    say: () =>
      'A message arrived from another thread or port. libuv wakes the loop for it in Poll.',
  },
  {
    id: 'poll.thread',
    docs: DOCS.messagePort,
    applies: ({ callback, operation }) =>
      callback.phase === 'poll' && operation !== null && isThread(operation),
    say: () => 'Another thread called it. libuv wakes the loop for that in Poll.',
  },
  {
    id: 'poll.signal',
    docs: DOCS.iteration,
    applies: (moment) =>
      moment.callback.phase === 'poll' && /^(?:SIGNAL|PROCESS)WRAP$/.test(resourceOf(moment)),
    say: () =>
      'A signal arrived: the one it listens for, or the one sent when a child process ends. libuv handles signals in Poll.',
  },
  {
    id: 'poll.kernel',
    docs: DOCS.iteration,
    applies: ({ callback }) => callback.phase === 'poll',
    say: () => 'The operating system reported an event for it. libuv collects such events in Poll.',
  },
  {
    id: 'check.immediate',
    docs: DOCS.setImmediate,
    applies: ({ callback, operation }) =>
      callback.phase === 'check' && operation?.kind === 'immediate',
    say: () => 'Check runs what setImmediate queued, after Poll in each turn.',
  },
  {
    id: 'check.native',
    docs: DOCS.iteration,
    applies: ({ callback }) => callback.phase === 'check',
    say: () => "Check also runs what Node's own native code queued.",
  },
  {
    id: 'close.cancelled',
    docs: DOCS.iteration,
    applies: (moment) =>
      moment.callback.phase === 'close' &&
      /REQ|(?:CONNECT|WRITE|SHUTDOWN|SEND)WRAP$/.test(resourceOf(moment)),
    say: () =>
      'Its handle was closed before this request had finished. libuv cancels the request in Close.',
  },
  {
    id: 'close.handle',
    docs: DOCS.loop,
    applies: ({ callback }) => callback.phase === 'close',
    say: () => 'Its handle was closed. Close runs the callbacks of closed handles.',
  },
  {
    id: 'outside.main',
    docs: DOCS.loop,
    applies: ({ callback }) => callback.phase === 'main',
    say: () => 'The loop has not begun.',
  },
  {
    id: 'outside.exit',
    docs: DOCS.exitEvent,
    applies: ({ callback }) => callback.phase === 'exit',
    say: () => 'The loop is over.',
  },
]

/** What waited in the kernel or the thread pool while a callback held the loop. */
export const ioLate: Rule<RunMoment> = {
  id: 'poll.late',
  docs: DOCS.blocking,
  applies: ({ timeline, callback }) => ioLateness(timeline, callback) !== null,
  say: ({ timeline, callback }) => {
    const late = ioLateness(timeline, callback)
    if (late === null) return ''
    const ready = late.isCertain ? ' It was ready when the loop reached Poll, and' : ' It'
    return `${heldSentence(timeline, late.hold)}${ready} may have waited up to ${duration(late.mostUs)} (inferred: when it became ready is not recorded).`
  },
}

/** Called by code that is running already. */
export const nestedRule: Rule<RunMoment> = {
  id: 'nested',
  docs: DOCS.asyncResource,
  applies: ({ callback }) => callback.kind === 'nested',
  say: ({ callback }) =>
    callback.parent === null
      ? 'Code that was already running called it: the loop did not.'
      : 'Another callback called it: the loop did not.',
}

/** Wakes the loop from another thread, through libuv's async handles. */
export function isThread({ resource }: Operation): boolean {
  return resource === 'MESSAGEPORT' || resource === 'WORKER'
}

/** Node's type of what called back, which of the user's operation may be one of several. */
function resourceOf({ timeline, callback }: RunMoment): string {
  const raw = operationById(timeline, callback.asyncId)
  return timeline.operations[raw ?? -1]?.resource ?? ''
}
