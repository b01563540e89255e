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

/** null: not every thread was done. */
export function readCount(timeline: Timeline, { threads }: WorkersSettings): CountModel | null {
  const made = timeline.operations.filter(({ resource }) => resource === 'WORKER')
  const lines = timeline.outputs.flatMap(({ text, at }) =>
    text.split('\n').map((line) => ({ at, words: line.split(' ') })),
  )
  const heard = (what: string, thread: number) =>
    lines.find(({ words: [word, n] }) => word === what && n === String(thread))?.at ?? null
  const all = Array.from({ length: threads }, (_, i) => ({
    made: made[i]?.scheduledAt ?? 0,
    ready: heard('ready', i + 1),
    counted: heard('counted', i + 1),
  }))
  const told = all.flatMap(({ made: from, ready, counted }) =>
    ready === null || counted === null ? [] : [{ made: from, ready, counted }],
  )
  const looks = lines.flatMap(({ at, words: [word = '', ...cells] }) => {
    if (!LOOKS.has(word)) return []
    const counts = cells.map(Number)
    return [{ at, own: counts.slice(0, -1), sum: counts.at(-1) ?? 0 }]
  })
  const [first] = looks
  const last = looks.at(-1)
  const isOver = lines.some(({ words: [word] }) => word === 'end')
  if (told.length < threads || first === undefined || last === undefined || !isOver) return null
  const added = addedIn(last)
  return {
    experiment: 'count',
    threads: told,
    go: first.at,
    end: last.at,
    looks,
    added,
    sum: last.sum,
    lost: added - last.sum,
  }
}

const LOOKS = new Set(['go', 'seen', 'end'])

/** Additions that the threads had made at this look. */
export function addedIn({ own }: CellLook): number {
  return own.reduce((all, each) => all + each, 0)
}
