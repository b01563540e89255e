import { DOCS } from '../../docs.ts'
import { type RaceStart, startRace } from '../../moments/races.ts'
import { capital, theOperation } from '../../sentences/words.ts'
import type { Operation } from '../../timeline.ts'
import type { Rule, RunMoment } from '../rule.ts'

/** What waits at this very moment although it is ready, and the rule that makes it wait: the first that applies. */
export const contentionRules: readonly Rule<RunMoment>[] = [
  {
    id: 'contention.nextTicksWait',
    docs: DOCS.microtask,
    applies: ({ callback, waiting }) =>
      callback.kind === 'microtask' && waiting.queues.nextTick.length > 0,
    say: () => 'The nextTick queue waits until the microtask queue is empty.',
  },
  {
    id: 'contention.microtasksWait',
    docs: DOCS.microtask,
    applies: ({ callback, waiting }) =>
      callback.kind === 'nextTick' && waiting.queues.microtask.length > 0,
    say: () => 'Microtasks wait until the nextTick queue is empty.',
  },
  {
    id: 'contention.race',
    docs: DOCS.loop,
    applies: (moment) => raceOf(moment) !== null,
    say: (moment) =>
      `A timer of 1 ms and a setImmediate, both set from ${START[raceOf(moment) ?? 'main']}, race: either order is correct.`,
  },
  {
    id: 'contention.timersAfterCheck',
    docs: DOCS.loop,
    applies: (moment) => isIn(moment, 'check') && firstTimer(moment) !== null,
    say: (moment) => `${the(firstTimer(moment))} is due but waits: Timers comes after Check.`,
  },
  {
    id: 'contention.checkAfterPoll',
    docs: DOCS.loop,
    applies: (moment) => isIn(moment, 'poll') && firstImmediate(moment) !== null,
    say: (moment) => `${the(firstImmediate(moment))} waits for Check, which comes after Poll.`,
  },
  {
    id: 'contention.checkAfterTimers',
    docs: DOCS.loop,
    applies: (moment) => isIn(moment, 'timers') && firstImmediate(moment) !== null,
    say: (moment) => `${the(firstImmediate(moment))} waits for Check.`,
  },
]

function isIn({ callback }: RunMoment, phase: RunMoment['callback']['phase']): boolean {
  return callback.kind === 'macrotask' && callback.phase === phase
}

function firstTimer({ timeline, waiting }: RunMoment): Operation | null {
  return timeline.operations[waiting.queues.timers[0]?.operation ?? -1] ?? null
}

function firstImmediate({ timeline, waiting }: RunMoment): Operation | null {
  return timeline.operations[waiting.queues.check[0]?.operation ?? -1] ?? null
}

const START: Record<RaceStart, string> = {
  main: 'main',
  check: 'Check',
  close: 'Close',
  exit: 'an exit handler',
}

/** The race between this timer or immediate and what still waits. */
function raceOf(moment: RunMoment): RaceStart | null {
  const { timeline, callback, operation, waiting } = moment
  if (operation === null || callback.kind !== 'macrotask') return null
  if (operation.kind === 'timer') {
    const immediate = firstImmediate(moment)
    return immediate === null ? null : startRace(timeline, operation, immediate)
  }
  if (operation.kind !== 'immediate') return null
  const next = waiting.inFlight.find((entry) => entry.dueAt !== null)?.operation
  for (const timer of [firstTimer(moment), timeline.operations[next ?? -1]]) {
    const start = timer ? startRace(timeline, timer, operation) : null
    if (start !== null) return start
  }
  return null
}

function the(operation: Operation | null): string {
  return operation === null ? '' : capital(theOperation(operation))
}
