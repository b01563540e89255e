import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { LessonDraft } from '../../state/puzzles/lessonDraft.ts'
import type { LessonVisit } from '../../state/puzzles/lessonVisit.ts'
import type { PuzzleProgress } from '../../state/puzzles/progress.ts'
import type { PuzzleList } from '../../state/puzzles/puzzleList.ts'
import type { PuzzlesPage } from '../../state/puzzles/puzzlesPage.ts'
import type { PuzzleVisit } from '../../state/puzzles/puzzleVisit.ts'

/** The state of the pages of puzzles, for every view under it. */
export const PuzzlesContext = createContext<PuzzlesPage | null>(null)

export function usePuzzles(): PuzzlesPage {
  const puzzles = useContext(PuzzlesContext)
  if (puzzles === null) throw new Error('This view stands outside of the pages of puzzles.')
  return puzzles
}

export function usePuzzleList<T>(select: (list: PuzzleList) => T): T {
  return useStore(usePuzzles().list, select)
}

export function useVisit<T>(select: (visit: PuzzleVisit) => T): T {
  return useStore(usePuzzles().visit.store, select)
}

export function useLessonVisit<T>(select: (visit: LessonVisit) => T): T {
  return useStore(usePuzzles().own.lesson.store, select)
}

export function useLessonDraft<T>(select: (draft: LessonDraft) => T): T {
  return useStore(usePuzzles().own.draft.store, select)
}

export function useProgress(): PuzzleProgress {
  return useStore(usePuzzles().progress.store, ({ progress }) => progress)
}
