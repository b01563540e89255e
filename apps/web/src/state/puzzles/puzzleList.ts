import type { PuzzleEntry } from '@loopscope/shared/puzzle/puzzlesResponse'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type PuzzleProgress, standingOf } from './progress.ts'

/** Which of the puzzles a person wants to see. */
export type PuzzleFilter = {
  /** null: all. */
  readonly level: string | null
  readonly topic: string | null
  /** open: not solved yet. review: wrong last time. */
  readonly show: 'all' | 'open' | 'review'
}

export type PuzzleList = {
  /** From easy to hard; null: not here yet. */
  readonly entries: readonly PuzzleEntry[] | null
  /** Why they cannot be shown, as a sentence. */
  readonly problem: string | null
  readonly filter: PuzzleFilter
}

export const ALL_PUZZLES: PuzzleFilter = { level: null, topic: null, show: 'all' }

/** The list before it has arrived. */
export function createPuzzleList(filter = ALL_PUZZLES): StoreApi<PuzzleList> {
  return createStore<PuzzleList>(() => ({ entries: null, problem: null, filter }))
}

/** Whether a puzzle is one of those that `filter` asks for. */
export function passes(
  entry: PuzzleEntry,
  { level, topic, show }: PuzzleFilter,
  progress: PuzzleProgress,
): boolean {
  const standing = standingOf(progress, entry)
  return (
    (level === null || entry.level === level) &&
    (topic === null || entry.topics.some((each) => each === topic)) &&
    (show !== 'open' || standing?.solved !== true) &&
    (show !== 'review' || standing?.review === true)
  )
}

/** The values of `of` in the order in which the puzzles have them first. */
export function distinct(
  entries: readonly PuzzleEntry[],
  of: (entry: PuzzleEntry) => readonly string[],
): string[] {
  return [...new Set(entries.flatMap(of))]
}

/** The filter as the address has it: "?level=expert&topic=timers&show=review". What it does not know is all. */
export function filterOf(query: URLSearchParams): PuzzleFilter {
  const show = query.get('show')
  return {
    level: query.get('level'),
    topic: query.get('topic'),
    show: show === 'open' || show === 'review' ? show : 'all',
  }
}

/** The query of an address that shows the same; empty for all. */
export function queryOf({ level, topic, show }: PuzzleFilter): string {
  const query = new URLSearchParams({
    ...(level === null ? {} : { level }),
    ...(topic === null ? {} : { topic }),
    ...(show === 'all' ? {} : { show }),
  }).toString()
  return query === '' ? '' : `?${query}`
}
