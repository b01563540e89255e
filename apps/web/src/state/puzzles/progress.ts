import { createStore, type StoreApi } from 'zustand/vanilla'
import {
  localProgress,
  type ProgressShelf,
  type PuzzleProgress,
} from '../../storage/puzzleProgress.ts'

export type { PuzzleProgress } from '../../storage/puzzleProgress.ts'

const NOTHING: PuzzleProgress = { puzzles: {}, streak: 0, best: 0 }

/** An answer that was checked. `fresh`: the right one had not just been seen. */
export type CheckedAnswer = {
  readonly name: string
  /** A major version, "24". */
  readonly node: string
  readonly right: boolean
  readonly fresh: boolean
}

/** The progress of this browser. `kept`: it will still be there tomorrow. */
type ProgressStore = StoreApi<{ readonly progress: PuzzleProgress; readonly kept: boolean }>

export type ProgressKeeper = {
  readonly store: ProgressStore
  record(answer: CheckedAnswer): void
}

/** Reads what is there. Where storage is forbidden, it lasts as long as the page. */
export function createProgress(shelf: ProgressShelf = localProgress): ProgressKeeper {
  const stored = shelf.read()
  const store: ProgressStore = createStore(() => ({
    progress: stored ?? NOTHING,
    // Whether it can be kept is only known once it has been.
    kept: stored !== null || shelf.write(NOTHING),
  }))
  return {
    store,
    record(answer) {
      // Another tab may have gone on in between.
      const progress = withAnswer(shelf.read() ?? store.getState().progress, answer)
      store.setState({ progress, kept: shelf.write(progress) })
    },
  }
}

/** Progress after one more answer. Repeating what has just been seen solves a puzzle, but proves nothing yet. */
export function withAnswer(
  progress: PuzzleProgress,
  { name, node, right, fresh }: CheckedAnswer,
): PuzzleProgress {
  const key = keyOf(name, node)
  const before = progress.puzzles[key] ?? { tries: 0, solvedAt: null, review: false }
  const tries = before.tries + 1
  const streak = !right ? 0 : fresh ? progress.streak + 1 : progress.streak
  return {
    puzzles: {
      ...progress.puzzles,
      [key]: {
        tries,
        solvedAt: before.solvedAt ?? (right ? tries : null),
        review: fresh ? !right : before.review || !right,
      },
    },
    streak,
    best: Math.max(progress.best, streak),
  }
}

function keyOf(name: string, node: string): string {
  return `${name}@${node}`
}

/** How a question stands: null: never answered. */
export type Standing = {
  readonly solved: boolean
  readonly review: boolean
  readonly tries: number
  /** The try that was right first; null: none yet. */
  readonly solvedAt: number | null
}

/** How a puzzle stands, over the versions that it is asked on. Solved on one of them is solved. */
export function standingOf(
  { puzzles }: PuzzleProgress,
  { name, versions }: { readonly name: string; readonly versions: readonly string[] },
): Standing | null {
  const records = versions.flatMap((node) => puzzles[keyOf(name, node)] ?? [])
  if (records.length === 0) return null
  const solved = records.find(({ solvedAt }) => solvedAt !== null)
  return {
    solved: solved !== undefined,
    review: records.some(({ review }) => review),
    tries: records.reduce((sum, { tries }) => sum + tries, 0),
    solvedAt: solved?.solvedAt ?? null,
  }
}
