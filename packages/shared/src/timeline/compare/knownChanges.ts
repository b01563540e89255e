import type { Docs } from '../docs.ts'
import { nodeMajor } from '../nodeVersion.ts'
import type { Output, Timeline } from '../timeline.ts'

/** Something that Node changed, and that can be what makes two recordings differ. */
export type KnownChange = {
  readonly sentence: string
  readonly docs: Docs | null
  /** Whether it decides the order; else it only changes how the same order is told. */
  readonly decides: boolean
}

type Rule = KnownChange & {
  /** The first major version that has it. */
  readonly since: number
  readonly explains: (older: Moved, newer: Moved) => boolean
}

/** A recording, and the first of its lines that the other one has not in that place. */
type Moved = {
  readonly timeline: Timeline
  readonly output: Output | undefined
  readonly index: number
}

const RULES: readonly Rule[] = [
  {
    since: 11,
    decides: true,
    sentence:
      'Since Node 11 the nextTick and microtask queues are drained after every timer and every immediate; before, only after all that were due.',
    docs: release('11.0.0'),
    // Two lines of the same drainless phase before, and a drained one between them now.
    explains: (older, newer) =>
      newer.output?.queue != null &&
      older.output?.queue === null &&
      (older.output.phase === 'timers' || older.output.phase === 'check') &&
      newer.output.phase === older.output.phase,
  },
  {
    since: 12,
    decides: true,
    sentence:
      'Since Node 12 (V8 7.3) await of a promise takes one microtask; before, it took three.',
    docs: release('12.0.0'),
    explains: (older, newer) =>
      older.output?.queue === 'microtask' &&
      newer.output?.queue === 'microtask' &&
      usesAwait(newer),
  },
  {
    since: 15,
    decides: true,
    sentence:
      'Since Node 15 a rejection that nobody handles is an uncaught error and ends the process; before, it was a warning.',
    docs: release('15.0.0'),
    explains: (_, newer) =>
      newer.timeline.outcome?.type === 'threw' &&
      newer.timeline.errors.some(({ kind, handled }) => kind === 'unhandledRejection' && !handled),
  },
  {
    since: 20,
    decides: false,
    sentence:
      'Since libuv 1.45 (Node 20.3) timers end a turn of the loop instead of beginning it, with one pass before the first turn: turns are counted differently.',
    docs: release('20.3.0'),
    explains: (older, newer) =>
      [older, newer].every(({ timeline }) =>
        timeline.callbacks.some(({ phase, kind }) => phase === 'timers' && kind === 'macrotask'),
      ),
  },
  {
    since: 26,
    decides: true,
    sentence:
      'In Node 26 a readFile callback can run in an earlier turn than before: seen in these two runs.',
    docs: null,
    explains: (older, newer) => turnOf(newer, newer.output) !== null && laterThere(newer, older),
  },
]

/**
 * Changes of Node between two versions that these two recordings show, in the order of the versions; empty where the
 * difference is none that is known. The recordings may be given in either order.
 */
export function knownChanges(a: Timeline, b: Timeline): readonly KnownChange[] {
  const [older, newer] = major(a) <= major(b) ? [a, b] : [b, a]
  const index = firstMoved(older, newer)
  const before = { timeline: older, index, output: older.outputs[index] }
  const after = { timeline: newer, index, output: newer.outputs[index] }
  return RULES.filter(
    ({ since, explains }) =>
      major(older) < since && since <= major(newer) && explains(before, after),
  ).map(({ sentence, docs, decides }) => ({ sentence, docs, decides }))
}

function major(timeline: Timeline): number {
  return nodeMajor(timeline) ?? 0
}

function firstMoved({ outputs: a }: Timeline, { outputs: b }: Timeline): number {
  const longer = Math.max(a.length, b.length)
  for (let i = 0; i < longer; i++)
    if (a[i]?.text !== b[i]?.text || a[i]?.stream !== b[i]?.stream) return i
  return longer
}

function usesAwait({ timeline }: Moved): boolean {
  return timeline.operations.some(({ label }) => label === 'await')
}

/** The turn in which the callback of a file read printed this; null where it was something else. */
function turnOf({ timeline }: Moved, output: Output | undefined): number | null {
  const callback = timeline.callbacks[output?.callback ?? -1]
  const operation = timeline.operations[callback?.operation ?? -1]
  return operation?.label === 'readFile' && output?.phase === 'poll' ? output.tick : null
}

/** Whether the line that the newer one printed here comes in a later turn in the older one. */
function laterThere(newer: Moved, older: Moved): boolean {
  const same = older.timeline.outputs.find(
    ({ text }, index) => index > older.index && text === newer.output?.text,
  )
  return same !== undefined && same.tick > (newer.output?.tick ?? 0)
}

function release(version: string): Docs {
  return {
    title: `Node.js ${version}: release notes`,
    url: `https://nodejs.org/en/blog/release/v${version}`,
  }
}
