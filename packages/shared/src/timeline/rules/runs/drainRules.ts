import { DOCS } from '../../docs.ts'
import { nodeMajor } from '../../nodeVersion.ts'
import { capital, duration, onLine, phaseName, theCallback } from '../../sentences/words.ts'
import type { Callback, Operation, Timeline } from '../../timeline.ts'
import { leftByError } from '../leftByError.ts'
import type { Rule, RunMoment } from '../rule.ts'
import { settler } from './settler.ts'

const NEXT_TICKS = 'The nextTick queue is drained before the loop goes on.'
const MICROTASKS = 'Microtasks are drained before the loop goes on.'

/** Why a nextTick or a microtask runs: both queues are drained after a callback, and before the loop goes on. */
export const drainRules: readonly Rule<RunMoment>[] = [
  {
    id: 'drain.moduleBody',
    docs: DOCS.esm,
    applies: ({ callback }) => callback.label === 'module body',
    say: () => "The body of an ES module runs as a promise job of Node's module loader.",
  },
  {
    id: 'drain.leftByError',
    docs: DOCS.uncaught,
    applies: ({ timeline, callback, operation }) =>
      operation !== null && leftByError(timeline, operation, callback) !== null,
    say: ({ timeline, callback, operation }) => {
      const error = operation === null ? null : leftByError(timeline, operation, callback)
      const where = phaseName(callback.phase)
      return `${queuedBy(timeline, operation)}An error${onLine(error?.error.line ?? null)} interrupted its queue: the rest ran when Node next drained it, in ${where}.`
    },
  },
  {
    id: 'drain.nextTick',
    docs: DOCS.nextTick,
    applies: ({ callback, operation }) =>
      callback.queue === 'nextTick' && isDrained(callback, operation),
    say: ({ timeline, operation }) => `${queuedBy(timeline, operation)}${NEXT_TICKS}`,
  },
  {
    id: 'drain.reaction',
    docs: DOCS.microtask,
    applies: ({ callback, operation }) =>
      callback.queue === 'microtask' && operation?.kind === 'promise',
    say: (moment) => `${settledBy(moment)}${MICROTASKS}`,
  },
  {
    id: 'drain.microtask',
    docs: DOCS.microtask,
    applies: ({ callback, operation }) =>
      callback.queue === 'microtask' && isDrained(callback, operation),
    say: ({ timeline, operation }) => `${queuedBy(timeline, operation)}${MICROTASKS}`,
  },
]

/** On Node 20 the module loader reads files while the loop turns. */
export const bodyInLoop: Rule<RunMoment> = {
  id: 'drain.bodyInLoop',
  docs: DOCS.esm,
  applies: ({ callback }) => callback.label === 'module body' && callback.phase === 'poll',
  say: ({ callback }) =>
    `The loop started before it, because the loader reads files in Poll: this is turn ${callback.tick}.`,
}

/** Up to Node 10 a whole list of timers, or all immediates, run before their nextTicks and microtasks. */
export const drainedLate: Rule<RunMoment> = {
  id: 'drain.node10',
  docs: DOCS.loop,
  applies: ({ timeline, callback, operation }) => {
    const by = timeline.callbacks[operation?.scheduledBy ?? -1]
    const root = timeline.callbacks[callback.parent ?? -1]
    if ((nodeMajor(timeline) ?? 11) > 10 || by === undefined || root === undefined) return false
    if (callback.queue === null || callback.kind === 'nested') return false
    if (root.phase !== 'timers' && root.phase !== 'check') return false
    return by.kind === 'macrotask' && by.index !== root.index && by.visit === root.visit
  },
  say: ({ timeline, callback }) => {
    const root = timeline.callbacks[callback.parent ?? -1]
    const phase = root?.phase === 'check' ? 'immediates' : 'timers'
    return `Node 10 runs all ${phase} that are ready before it drains the queues; Node 11 and later drain them after each callback.`
  },
}

/** An error that a listener takes ends the callback without a drain: Node calls the next one first. */
export const drainedAfterError: Rule<RunMoment> = {
  id: 'drain.afterError',
  docs: DOCS.uncaught,
  applies: ({ timeline, callback, operation }) => {
    const by = timeline.callbacks[operation?.scheduledBy ?? -1]
    const root = timeline.callbacks[callback.parent ?? -1]
    if ((nodeMajor(timeline) ?? 11) <= 10 || by === undefined || root === undefined) return false
    if (callback.queue === null || callback.kind === 'nested' || by.kind !== 'macrotask')
      return false
    return (
      by.index !== root.index &&
      by.visit === root.visit &&
      timeline.errors.some((error) => error.callback === by.index && error.handled)
    )
  },
  say: ({ timeline, operation }) => {
    const by = timeline.callbacks[operation?.scheduledBy ?? -1]
    return by === undefined
      ? ''
      : `${capital(theCallback(by))} threw, and Node called the next callback before it drained the queues.`
  },
}

/** A callback that began inside another is drained too when it is a nextTick or a microtask itself. */
function isDrained(callback: Callback, operation: Operation | null): boolean {
  if (callback.kind !== 'nested') return true
  const kind = operation?.kind
  return kind === 'nextTick' || kind === 'microtask' || kind === 'promise'
}

function queuedBy(timeline: Timeline, operation: Operation | null): string {
  const by = timeline.callbacks[operation?.scheduledBy ?? -1]
  if (operation === null || by === undefined || by.internal) return ''
  return `${capital(theCallback(by))} queued it. `
}

function settledBy({ timeline, cursor, operation }: RunMoment): string {
  const parent = timeline.operations[operation?.parent ?? -1]
  const state = parent?.promiseState
  if (
    operation === null ||
    parent === undefined ||
    !(state === 'fulfilled' || state === 'rejected')
  )
    return ''
  const when = parent.doneAt === null ? ' before' : ` at ${duration(parent.doneAt)}`
  return `Its promise was ${state}${when}${settler(timeline, cursor, operation)}. `
}
