import type { StoreApi } from 'zustand/vanilla'
import type { Loopscope } from '../loopscope.ts'
import { createOwnPage, type OwnPage } from './ownPage.ts'
import { createProgress, type ProgressKeeper } from './progress.ts'
import { createPuzzleList, type PuzzleFilter, type PuzzleList } from './puzzleList.ts'
import { createPuzzleVisit, type PuzzleVisitor } from './puzzleVisit.ts'

/** The pages of the puzzles without their picture. */
export type PuzzlesPage = {
  readonly progress: ProgressKeeper
  readonly list: StoreApi<PuzzleList>
  readonly visit: PuzzleVisitor
  readonly own: OwnPage
  /** Asks the service for all puzzles. */
  loadList(): Promise<void>
  /** Asks the service for one puzzle, and opens it. */
  loadPuzzle(name: string): Promise<void>
  /** Asks the service whether a page of it can be had. null: it answers; else why not, as a sentence. */
  reach(path: string): Promise<string | null>
}

const NOT_LOADED = 'A part of this page did not load. Reload it.'

/** Builds the stores and joins them. */
export function createPuzzlesPage(loopscope: Loopscope, filter?: PuzzleFilter): PuzzlesPage {
  const progress = createProgress()
  const list = createPuzzleList(filter)
  const visit = createPuzzleVisit(loopscope, progress)
  return {
    progress,
    list,
    visit,
    own: createOwnPage(loopscope, visit),
    async loadList() {
      const fetched = await askFor((api) => api.fetchPuzzles())
      list.setState(
        fetched.type === 'here'
          ? { entries: fetched.value, problem: null }
          : { problem: fetched.sentence },
      )
    },
    async loadPuzzle(name) {
      const fetched = await askFor((api) => api.fetchPuzzle(name))
      if (fetched.type === 'here') visit.open(fetched.value)
      else visit.refuse(fetched.sentence)
    },
    async reach(path) {
      const asked = await askFor((api) => api.reachPage(path))
      return asked.type === 'here' ? null : asked.sentence
    },
  }
}

type Api = typeof import('../../api/puzzles.ts')

/** The schemas come after the first paint, as on the playground. */
async function askFor<T>(ask: (api: Api) => Promise<T>) {
  try {
    return await ask(await import('../../api/puzzles.ts'))
  } catch (error) {
    console.warn('A part of the page did not load.', error)
    return { type: 'failed', sentence: NOT_LOADED } as const
  }
}
