import { DOCS } from '../docs.ts'
import { at } from '../sentences/words.ts'
import type { Callback, Operation, Timeline } from '../timeline.ts'
import type { PhaseMoment, Rule } from './rule.ts'

/** Why the count of turns has jumped since the step before: turns in which nothing of the user's ran have no step. */
export const turnRules: readonly Rule<PhaseMoment>[] = [
  {
    id: 'turns.skipped',
    docs: DOCS.iteration,
    applies: (moment) => skippedBefore(moment) !== null,
    say: (moment) => {
      const turns = skippedBefore(moment)
      if (turns === null) return ''
      const [first, last] = turns
      const words = first === last ? `Turn ${first}` : `Turns ${first} to ${last}`
      return `${words} ran nothing of yours${ranIn(moment.timeline, first, last)}.`
    },
  },
]

type Turns = readonly [first: number, last: number]

/** Between the turn of the step before and this one's; null: there is none between. */
function skippedBefore({ timeline, cursor, step }: PhaseMoment): Turns | null {
  const before = timeline.steps[cursor - 1]
  if (before === undefined || step.tick - before.tick < 2) return null
  return [before.tick + 1, step.tick - 1]
}

/** What Node ran of its own in these turns, and for which call where it was all for one. */
function ranIn(timeline: Timeline, first: number, last: number): string {
  const own = timeline.callbacks.filter(({ tick }) => tick >= first && tick <= last)
  if (own.length === 0) return ''
  const calls = new Set(own.map((callback) => callFor(timeline, callback)))
  const [call] = calls
  return calls.size === 1 && call
    ? `, only steps of Node's own for the ${call.label} call${at(call)}`
    : ", only callbacks of Node's own"
}

/** The call of the user's that Node made this callback for. */
function callFor({ operations }: Timeline, { operation }: Callback): Operation | null {
  const own = operations[operation ?? -1]
  const call = operations[own?.group ?? -1]
  return call !== undefined && !call.internal && /^[\w$]+$/.test(call.label) ? call : null
}
