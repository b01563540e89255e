import type { Row } from './timelineRows.ts'

/** Rows of the table, and how often in a row just those came. */
export type Fold = {
  readonly rows: readonly Row[]
  readonly times: number
  /** When the last of them was, us, and in which turn. */
  readonly lastAt: number
  readonly lastTurn: number
}

/** Rows that repeat are looked for one by one and in groups of up to so many: a callback and what it writes. */
const LONGEST_GROUP = 4
/** What comes so often is still read. */
const FEW = 3

/** The rows in order, in which a group that follows itself again and again is one. Two rows are equal but for their time. */
export function foldRows(rows: readonly Row[]): Fold[] {
  const keys = rows.map(keyOf)
  const folds: Fold[] = []
  for (let at = 0; at < rows.length; ) {
    const { length, times } = repetition(keys, at)
    const last = rows[at + length * times - 1]
    folds.push({
      rows: rows.slice(at, at + length),
      times,
      lastAt: last?.at ?? 0,
      lastTurn: last?.turn ?? 0,
    })
    at += length * times
  }
  return folds
}

/** The shortest group from here that comes more than a few times; else the row by itself. */
function repetition(keys: readonly string[], at: number): { length: number; times: number } {
  for (let length = 1; length <= LONGEST_GROUP; length++) {
    let end = at + length
    while (end < keys.length && keys[end] === keys[end - length]) end++
    const times = Math.floor((end - at) / length)
    if (times > FEW) return { length, times }
  }
  return { length: 1, times: 1 }
}

function keyOf({ type, phase, inferred, queue, what, line, elsewhere, text }: Row): string {
  return JSON.stringify([type, phase, inferred, queue, what, line, elsewhere, text])
}
