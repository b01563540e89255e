import type { PuzzleEntry } from '@loopscope/shared/puzzle/puzzlesResponse'
import { type PuzzleProgress, standingOf } from './progress.ts'

/** A puzzle to go on with, and why that one. */
export type Suggestion = {
  readonly entry: PuzzleEntry
  /** more: on a topic that went wrong. next: the first that is not solved. review: once more what went wrong. */
  readonly why:
    | { readonly type: 'more'; readonly topic: string }
    | { readonly type: 'next' | 'review' }
}

/**
 * What to go on with, by what went wrong: of the topic that was wrong most often the easiest puzzle that is not solved, of
 * those after this one first.
 * `entries` from easy to hard; `after`: the puzzle that was just answered. null: all are solved and none is to be
 * reviewed.
 */
export function nextPuzzle(
  entries: readonly PuzzleEntry[],
  progress: PuzzleProgress,
  after: string | null,
): Suggestion | null {
  const standing = (entry: PuzzleEntry) => standingOf(progress, entry)
  const others = entries.filter(({ name }) => name !== after)
  const wrong = entries.filter((entry) => standing(entry)?.review === true)
  const open = others.filter((entry) => standing(entry) === null)
  const at = entries.findIndex(({ name }) => name === after)
  const ahead = open.filter((entry) => entries.indexOf(entry) > at)
  // Next never leads back while there is something ahead.
  for (const part of [ahead, open]) {
    for (const topic of byFrequency(wrong.flatMap(({ topics }) => topics))) {
      const entry = part.find(({ topics }) => topics.some((each) => each === topic))
      if (entry !== undefined) return { entry, why: { type: 'more', topic } }
    }
    const [next] = part
    if (next !== undefined) return { entry: next, why: { type: 'next' } }
  }
  const again = others.find((entry) => standing(entry)?.review === true)
  return again === undefined ? null : { entry: again, why: { type: 'review' } }
}

/** Each once, the most frequent first; equally frequent ones as they came. */
function byFrequency(values: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value)
}
