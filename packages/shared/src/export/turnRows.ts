import type { Phase } from '../timeline/phase.ts'
import type { Callback, Timeline } from '../timeline/timeline.ts'

/** A phase of one turn that ran something of the program's. */
export type TurnRow = {
  readonly tick: number
  readonly phase: Phase
  readonly evidence: 'observed' | 'inferred'
  /** When its first callback began, us since the start. */
  readonly at: number
  /** What ran, in its order: "setTimeout (line 1)"; equal ones in a row are one, with their number. */
  readonly ran: readonly string[]
}

/** Entries of a row; what is beyond is counted. */
const MOST = 8

/** What ran in which turn and phase, in order. Node's own callbacks are left out, as is a phase that ran nothing of the program's. */
export function turnRows(timeline: Timeline): TurnRow[] {
  const ranIn = Map.groupBy(
    timeline.callbacks.filter(({ internal }) => !internal),
    ({ visit }) => visit,
  )
  return timeline.visits.flatMap(({ tick, phase, evidence }, i) => {
    const ran = ranIn.get(i) ?? []
    const [first] = ran
    return first === undefined
      ? []
      : [{ tick, phase, evidence, at: first.startAt, ran: inRow(ran) }]
  })
}

/** Between these rows there were turns that have none. */
export function isTurnLeftOut(rows: readonly Pick<TurnRow, 'tick'>[]): boolean {
  const turns = new Set(rows.map(({ tick }) => tick).filter((tick) => tick > 0))
  return Math.max(0, ...turns) > turns.size
}

function inRow(callbacks: readonly Callback[]): string[] {
  const rows: { words: string; count: number }[] = []
  for (const callback of callbacks) {
    const words = wordsOf(callback)
    const last = rows.at(-1)
    if (last?.words === words) last.count++
    else rows.push({ words, count: 1 })
  }
  const shown = rows
    .slice(0, MOST)
    .map(({ words, count }) => (count === 1 ? words : `${count} × ${words}`))
  const left = rows.slice(MOST).reduce((sum, { count }) => sum + count, 0)
  return left === 0 ? shown : [...shown, `and ${left} more`]
}

function wordsOf({ label, line, elsewhere, queue }: Callback): string {
  const place = line === null ? elsewhere : `line ${line}`
  const details = [...(place === null ? [] : [place]), ...(queue === null ? [] : [QUEUES[queue]])]
  return details.length === 0 ? label : `${label} (${details.join(', ')})`
}

const QUEUES = { nextTick: 'nextTick queue', microtask: 'microtask queue' } as const
