import type { Timeline } from '../../timeline/timeline.ts'
import type { WorkersSettings } from './workersSettings.ts'

/** Threads that count in one cell. Times are us on the recording's clock. */
export type CountModel = {
  readonly experiment: 'count'
  readonly threads: readonly CountingThread[]
  /** When all were ready, and were let go. */
  readonly go: number
  /** When the last of them had told that it was done. */
  readonly end: number
  /** What the main thread saw in the cells; the first is of `go`, the last of `end`. */
  readonly looks: readonly CellLook[]
  /** Additions that the program is written to make. */
  readonly planned: number
  /** How often 1 was added, what the cell holds in the end, and how many additions are not in it. */
  readonly added: number
  readonly sum: number
  readonly lost: number
}

export type CountingThread = {
  /** Made by the main thread; heard of as ready, and as done. */
  readonly made: number
  readonly ready: number
  readonly counted: number
}

/** `own`: additions of each thread, as it counts them itself. */
export type CellLook = {
  readonly at: number
  readonly own: readonly number[]
  readonly sum: number
}

/** What a run has told while it goes on: null at what has not been reached. */
export type CountSoFar = Pick<CountModel, 'experiment' | 'looks'> & {
  readonly threads: readonly {
    readonly [Moment in keyof CountingThread]: number | null
  }[]
  readonly go: number | null
  /** null: not all are done. */
  readonly end: number | null
  /** Additions that there will be. */
  readonly planned: number
}

export function readCountSoFar(
  timeline: Timeline,
  { threads, millions }: WorkersSettings,
): CountSoFar {
  const made = timeline.operations.filter(({ resource }) => resource === 'WORKER')
  const lines = timeline.outputs.flatMap(({ text, at }) =>
    text.split('\n').map((line) => ({ at, words: line.split(' ') })),
  )
  const heard = (what: string, thread: number) =>
    lines.find(({ words: [word, n] }) => word === what && n === String(thread))?.at ?? null
  const looks = lines.flatMap(({ at, words: [word = '', ...cells] }) => {
    if (!LOOKS.has(word)) return []
    const counts = cells.map(Number)
    return [{ at, own: counts.slice(0, -1), sum: counts.at(-1) ?? 0 }]
  })
  return {
    experiment: 'count',
    threads: Array.from({ length: threads }, (_, i) => ({
      made: made[i]?.scheduledAt ?? null,
      ready: heard('ready', i + 1),
      counted: heard('counted', i + 1),
    })),
    go: looks[0]?.at ?? null,
    end: lines.find(({ words: [word] }) => word === 'end')?.at ?? null,
    looks,
    planned: threads * millions * 1e6,
  }
}

/** null: not every thread was done. */
export function readCount(timeline: Timeline, settings: WorkersSettings): CountModel | null {
  const { threads, go, end, looks, ...soFar } = readCountSoFar(timeline, settings)
  const told = threads.flatMap(({ made, ready, counted }) =>
    ready === null || counted === null ? [] : [{ made: made ?? 0, ready, counted }],
  )
  const last = looks.at(-1)
  if (told.length < threads.length || go === null || end === null || last === undefined) return null
  const added = addedIn(last)
  return { ...soFar, threads: told, go, end, looks, added, sum: last.sum, lost: added - last.sum }
}

const LOOKS = new Set(['go', 'seen', 'end'])

/** Additions that the threads had made at this look. */
export function addedIn({ own }: CellLook): number {
  return own.reduce((all, each) => all + each, 0)
}
