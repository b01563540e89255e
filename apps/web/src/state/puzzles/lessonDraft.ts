import { OWN_LIMITS, type OwnLesson, type OwnPuzzle } from '@loopscope/shared/puzzle/ownPuzzles'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { DraftShelf } from '../../storage/drafts.ts'

/** What a person says of the puzzle that they are making. */
export type PuzzleWords = Pick<OwnPuzzle, 'title' | 'hint' | 'explanation'>

/** Puzzles that are put together to be given away, and the words of the one that is being made. */
export type LessonDraft = OwnLesson & {
  readonly words: PuzzleWords
  /** Which of the puzzles is being changed; null: a new one is being made. */
  readonly changing: number | null
}

export type LessonDrafter = {
  readonly store: StoreApi<LessonDraft>
  setTitle(title: string): void
  say(words: Partial<PuzzleWords>): void
  /** Puts a puzzle in its place, where one is being changed, else at the end; then a new one is begun. */
  keep(puzzle: OwnPuzzle): void
  /** Takes one up again, with its words. null: there is none at that place. */
  change(at: number): OwnPuzzle | null
  /** Makes it the one before. */
  moveUp(at: number): void
  remove(at: number): void
  /** Begins with these puzzles instead. */
  replace(lesson: OwnLesson): void
}

const NO_WORDS: PuzzleWords = { title: '', hint: '', explanation: '' }
const PLACE = 'own lesson'

/** What this tab has put together so far. */
export function createLessonDraft(drafts: DraftShelf): LessonDrafter {
  const store = createStore<LessonDraft>(() => ({
    title: '',
    puzzles: [],
    ...kept(drafts.read(PLACE)),
    words: NO_WORDS,
    changing: null,
  }))
  const set = (change: Partial<LessonDraft>) => {
    store.setState(change)
    const { title, puzzles } = store.getState()
    drafts.write(PLACE, puzzles.length === 0 ? null : { title, puzzles })
  }
  return {
    store,
    setTitle: (title) => set({ title }),
    say: (words) => set({ words: { ...store.getState().words, ...words } }),
    keep(puzzle) {
      const { puzzles, changing } = store.getState()
      if (changing === null && puzzles.length >= OWN_LIMITS.puzzles) return
      set({
        puzzles: changing === null ? [...puzzles, puzzle] : puzzles.with(changing, puzzle),
        words: NO_WORDS,
        changing: null,
      })
    },
    change(at) {
      const puzzle = store.getState().puzzles[at]
      if (puzzle === undefined) return null
      const { title, hint, explanation } = puzzle
      set({ changing: at, words: { title, hint, explanation } })
      return puzzle
    },
    moveUp(at) {
      const { puzzles, changing } = store.getState()
      const [before, moved] = [puzzles[at - 1], puzzles[at]]
      if (before === undefined || moved === undefined) return
      const places = new Map([
        [at, at - 1],
        [at - 1, at],
      ])
      set({
        puzzles: puzzles.with(at - 1, moved).with(at, before),
        changing: changing === null ? null : (places.get(changing) ?? changing),
      })
    },
    remove(at) {
      const { puzzles, changing } = store.getState()
      const left = changing === null || changing === at ? null : changing
      set({
        puzzles: puzzles.toSpliced(at, 1),
        changing: left !== null && left > at ? left - 1 : left,
      })
    },
    replace: ({ title, puzzles }) => set({ title, puzzles, words: NO_WORDS, changing: null }),
  }
}

/** Written by this page in this tab, so its shape is trusted where it is one. */
function kept(draft: unknown): Partial<OwnLesson> {
  const lesson = draft as OwnLesson | null
  return Array.isArray(lesson?.puzzles) ? { title: lesson.title, puzzles: lesson.puzzles } : {}
}
