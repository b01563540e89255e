/** What this browser knows of one question: a puzzle on one Node version. */
type PuzzleRecord = {
  /** How often an answer was checked. */
  readonly tries: number
  /** The try that was right first; null: none yet. */
  readonly solvedAt: number | null
  /** The last answer that was given without having just seen the right one was wrong. */
  readonly review: boolean
}

/** What this browser knows of all puzzles. Keys are "name@24". */
export type PuzzleProgress = {
  readonly puzzles: Readonly<Record<string, PuzzleRecord>>
  /** Right answers in a row, and the most there ever were. */
  readonly streak: number
  readonly best: number
}

/** Where progress lies. Neither function throws: where storage is forbidden, nothing is read and nothing is kept. */
export type ProgressShelf = {
  /** null: nothing is there, or nothing that can be read. */
  read(): PuzzleProgress | null
  /** Whether it was kept. */
  write(progress: PuzzleProgress): boolean
}

const KEY = 'loopscope.puzzles'

/** The browser's local storage. */
export const localProgress: ProgressShelf = {
  read() {
    try {
      return parseProgress(JSON.parse(localStorage.getItem(KEY) ?? 'null'))
    } catch {
      // Forbidden here, or not written by this page.
      return null
    }
  },
  write(progress) {
    try {
      localStorage.setItem(KEY, JSON.stringify(progress))
      return true
    } catch {
      // Forbidden here, or full: the person is told by whoever asked.
      return false
    }
  },
}

/** What of a stranger's value is progress; records that are none are left out. */
export function parseProgress(value: unknown): PuzzleProgress | null {
  if (!isObject(value) || !isObject(value['puzzles'])) return null
  const records = Object.entries(value['puzzles']).filter(
    (entry): entry is [string, PuzzleRecord] => isRecord(entry[1]),
  )
  const streak = countOf(value['streak'])
  return {
    puzzles: Object.fromEntries(records),
    streak,
    best: Math.max(streak, countOf(value['best'])),
  }
}

function isRecord(value: unknown): value is PuzzleRecord {
  return (
    isObject(value) &&
    isCount(value['tries']) &&
    (value['solvedAt'] === null || isCount(value['solvedAt'])) &&
    typeof value['review'] === 'boolean'
  )
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0
}

function countOf(value: unknown): number {
  return isCount(value) ? value : 0
}
