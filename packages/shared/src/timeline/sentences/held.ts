import { type Hold, lengthOf } from '../fold/loopHolds.ts'
import type { Timeline } from '../timeline.ts'
import { count, duration, theCallback } from './words.ts'

/** Until when the loop was held, and by what: one callback where it took most of the time, else the whole drain. */
export function heldSentence(timeline: Timeline, hold: Hold): string {
  const until = `The loop was held until ${duration(hold.to)}`
  const longest = timeline.callbacks[hold.longest]
  const root = timeline.callbacks[hold.root]
  if (longest === undefined || root === undefined) return `${until}.`
  const took = lengthOf(longest, timeline)
  const drained = drainedWords(hold)
  if (took * 2 >= hold.to - hold.from || drained === '')
    return `${until}: ${theCallback(longest)} took ${duration(took)}.`
  return `${until}, by ${theCallback(root)} and ${drained} drained after it.`
}

/** "12 nextTicks and 1 microtask (3 of them Node's own)"; nothing where nothing was drained. */
export function drainedWords({
  nextTicks,
  microtasks,
  internals,
}: Pick<Hold, 'nextTicks' | 'microtasks' | 'internals'>): string {
  const parts = [
    ...(nextTicks > 0 ? [count(nextTicks, 'nextTick')] : []),
    ...(microtasks > 0 ? [count(microtasks, 'microtask')] : []),
  ]
  return `${parts.join(' and ')}${whose(internals, nextTicks + microtasks)}`
}

function whose(internals: number, all: number): string {
  if (internals === 0) return ''
  return internals === all ? " of Node's own" : ` (${internals} of them Node's own)`
}
