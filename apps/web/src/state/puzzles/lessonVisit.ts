import type { OwnLesson, OwnPuzzle } from '@loopscope/shared/puzzle/ownPuzzles'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { DraftShelf } from '../../storage/drafts.ts'
import type { AskedPuzzle } from './askedPuzzle.ts'
import type { PuzzleVisitor } from './puzzleVisit.ts'

/** How a puzzle of a lesson stands. 'right' stays, whatever is answered later. */
export type LessonStanding = 'open' | 'wrong' | 'right'

/** Somebody's puzzles in one link, as they are answered. */
export type LessonVisit = {
  /** null: the page asks no puzzles of a link. */
  readonly lesson: OwnLesson | null
  /** The one that is asked. */
  readonly at: number
  readonly standings: readonly LessonStanding[]
}

export type LessonVisitor = {
  readonly store: StoreApi<LessonVisit>
  /** Begins where this tab left it. `key` tells lessons apart. */
  begin(lesson: OwnLesson, key: string): void
  go(at: number): void
}

/** `ask`: runs a puzzle until it has its answers, and says what is asked; null: it said itself why it cannot be. */
export function createLessonVisit(
  visit: PuzzleVisitor,
  ask: (puzzle: OwnPuzzle) => Promise<AskedPuzzle | null>,
  drafts: DraftShelf,
): LessonVisitor {
  const store = createStore<LessonVisit>(() => ({ lesson: null, at: 0, standings: [] }))
  // Its runs are not made again for who goes back.
  const asked = new Map<number, AskedPuzzle>()
  let place = ''
  const keep = () => {
    const { at, standings } = store.getState()
    drafts.write(place, { at, standings })
  }
  const go = async (at: number) => {
    const puzzle = store.getState().lesson?.puzzles[at]
    if (puzzle === undefined) return
    store.setState({ at })
    keep()
    visit.wait()
    const answered = asked.get(at) ?? (await ask(puzzle))
    // Somebody has gone on meanwhile.
    if (answered === null || store.getState().at !== at) return
    asked.set(at, answered)
    visit.open(answered)
  }
  visit.store.subscribe(({ verdict }, before) => {
    if (verdict === null || verdict === before.verdict) return
    const { at, standings } = store.getState()
    if (standings[at] === undefined || standings[at] === 'right') return
    store.setState({ standings: standings.with(at, verdict.right ? 'right' : 'wrong') })
    keep()
  })
  return {
    store,
    begin(lesson, key) {
      place = `lesson ${key}`
      const { at, standings } = kept(drafts.read(place), lesson.puzzles.length)
      store.setState({ lesson, at, standings })
      void go(at)
    },
    go: (at) => void go(at),
  }
}

const STANDINGS: readonly unknown[] = ['open', 'wrong', 'right'] satisfies LessonStanding[]

function kept(draft: unknown, count: number): Omit<LessonVisit, 'lesson'> {
  const { at, standings } = (draft ?? {}) as { readonly at?: unknown; readonly standings?: unknown }
  const isKept =
    Array.isArray(standings) &&
    standings.length === count &&
    standings.every((each) => STANDINGS.includes(each))
  return {
    at: typeof at === 'number' && Number.isInteger(at) && at >= 0 && at < count ? at : 0,
    standings: isKept ? standings : Array.from({ length: count }, () => 'open' as const),
  }
}
