import { readdirSync } from 'node:fs'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { frameAt } from '@loopscope/shared/timeline/frameAt'
import type { Callback, Operation, Timeline } from '@loopscope/shared/timeline/timeline'
import { describe, expect, it } from 'vitest'
import { readFixture } from '../../../../../packages/shared/fixtures/readFixture.ts'
import type { TermName } from '../../views/kit/Term.tsx'
import { exampleOf } from '../exampleOf.ts'
import { TERMS } from './terms.ts'

const FOLDER = new URL('../../../../../packages/shared/fixtures/', import.meta.url)
const RECORDINGS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.ndjson'))
  .map((name) => buildTimeline(readFixture(name.replace('.ndjson', ''))))

type Run = {
  readonly timeline: Timeline
  readonly callback: Callback
  readonly operation: Operation | undefined
}

/** What the loop itself called, in every recording. */
const RUNS: readonly Run[] = RECORDINGS.flatMap((timeline) =>
  timeline.callbacks
    .filter(({ kind, internal }) => kind === 'macrotask' && !internal)
    .map((callback) => ({
      timeline,
      callback,
      operation: timeline.operations[callback.operation ?? -1],
    })),
)
const placeOf = (runs: readonly Run[]) => [...new Set(runs.map(({ callback }) => callback.phase))]
const of = (kind: Operation['kind']) => RUNS.filter(({ operation }) => operation?.kind === kind)

/** What makes the sentences of a word true: a list of what speaks against them, and how much there was to look at. */
const FACTS: Partial<
  Record<TermName, () => { readonly looked: number; readonly against: readonly unknown[] }>
> = {
  main: () => ({
    looked: RECORDINGS.length,
    against: RECORDINGS.filter(
      ({ callbacks, run }) =>
        run?.module === 'commonjs' &&
        callbacks.some(
          ({ kind, startAt }) =>
            kind === 'macrotask' &&
            startAt < (callbacks.find((main) => main.kind === 'main')?.endAt ?? 0),
        ),
    ),
  }),
  timers: () => ({
    looked: of('timer').length,
    against: placeOf(of('timer')).filter((phase) => phase !== 'timers'),
  }),
  heap: () => ({
    looked: of('timer').length,
    // None is called back before it is due.
    against: of('timer').filter(
      ({ callback, operation }) =>
        operation?.runs[0] === callback.index &&
        operation.dueAt !== null &&
        !operation.repeat &&
        // Node's clock is one of whole milliseconds.
        callback.startAt < operation.dueAt - 1000,
    ),
  }),
  check: () => ({
    looked: of('immediate').length,
    against: [
      ...placeOf(of('immediate')).filter((phase) => phase !== 'check'),
      // One that Check's own callbacks have queued runs in a later turn.
      ...of('immediate').filter(({ timeline, callback, operation }) => {
        const by = timeline.callbacks[operation?.scheduledBy ?? -1]
        return timeline.run?.counters && by?.phase === 'check' && by.tick >= callback.tick
      }),
    ],
  }),
  nextTick: () => drained('nextTick'),
  microtasks: () => drained('microtask'),
  pool: () => ({
    looked: of('threadPool').length,
    against: placeOf(of('threadPool')).filter((phase) => phase !== 'poll'),
  }),
  callStack: () => ({
    looked: RUNS.length,
    // No two callbacks that the loop called overlap.
    against: RECORDINGS.flatMap(({ callbacks }) => {
      const called = callbacks.filter(({ kind }) => kind === 'macrotask')
      return called.filter((callback, i) => (called[i - 1]?.endAt ?? 0) > callback.startAt)
    }),
  }),
  turn: () => ({
    looked: RUNS.length,
    // Where Node tells its own count of turns.
    against: RECORDINGS.filter(({ run }) => run?.counters).flatMap(({ callbacks }) => {
      const called = callbacks.filter(({ kind }) => kind === 'macrotask')
      return called.filter(({ tick }, i) => (called[i - 1]?.tick ?? 0) > tick)
    }),
  }),
  idle: () => ({
    looked: RUNS.length,
    against: RUNS.filter(({ callback }) => !PHASES.has(callback.phase)),
  }),
}

/** From Node 11 on: between two callbacks of the loop's own nothing is left in this queue. */
function drained(queue: 'nextTick' | 'microtask') {
  const known = RECORDINGS.filter(
    ({ run, errors }) => Number.parseInt(run?.node ?? '0', 10) > 10 && errors.length === 0,
  )
  const begun = known.flatMap((timeline) =>
    timeline.steps.flatMap(({ type, callback }, cursor) =>
      type === 'run' && timeline.callbacks[callback ?? -1]?.kind === 'macrotask'
        ? [frameAt(timeline, cursor).queues[queue]]
        : [],
    ),
  )
  return { looked: begun.length, against: begun.filter(({ length }) => length > 0) }
}

const PHASES = new Set(['timers', 'pending', 'poll', 'check', 'close', 'main', 'exit'])

describe('what is said of a word', () => {
  it.each(Object.keys(FACTS) as TermName[])('%s: no recording speaks against it', (name) => {
    const { looked, against } = FACTS[name]?.() ?? { looked: 0, against: ['no facts'] }
    expect(looked).toBeGreaterThan(10)
    expect(against).toEqual([])
  })

  it.each(Object.entries(TERMS))('%s has an example, which shows it', (name, term) => {
    const example = exampleOf(term.example)
    const shown =
      ({ nextTick: 'nextTick', microtasks: 'microtask' } as Record<string, string>)[name] ?? name
    const isPlace = PHASES.has(shown) || shown === 'nextTick' || shown === 'microtask'
    expect(example).not.toBeNull()
    if (isPlace) expect(example?.shows).toContain(shown)
  })

  it('is one sentence or two, short enough to be read at once', () => {
    for (const { is, lands } of Object.values(TERMS)) {
      expect(is).toMatch(/^[A-Z][^!]{20,160}\.$/)
      expect(lands).toMatch(/^[^!]{15,160}\.$/)
    }
  })
})
