import { useEffect, useState } from 'react'
import { filterOf } from './state/puzzles/puzzleList.ts'
import { createPuzzlesPage, type PuzzlesPage } from './state/puzzles/puzzlesPage.ts'
import type { ThemeStore } from './state/theme.ts'
import { useLoopscope } from './views/loopscopeContext.ts'
import { PuzzleListPage } from './views/puzzles/PuzzleListPage.tsx'
import { PuzzlePage } from './views/puzzles/PuzzlePage.tsx'
import { PuzzlesContext } from './views/puzzles/puzzlesContext.ts'

/** /puzzles and /puzzles/:name: the address decides. */
export function PuzzlesApp({ theme }: { theme: ThemeStore }) {
  const loopscope = useLoopscope()
  const [name] = useState(() => nameOf(location.pathname))
  const [page] = useState(() =>
    createPuzzlesPage(loopscope, filterOf(new URLSearchParams(location.search))),
  )
  useEffect(() => {
    // Both are needed on the page of a puzzle: the list knows which comes next.
    void page.loadList()
    if (name !== null) void page.loadPuzzle(name)
  }, [page, name])
  useTitle(page)
  return (
    <PuzzlesContext value={page}>
      {name === null ? <PuzzleListPage theme={theme} /> : <PuzzlePage theme={theme} />}
    </PuzzlesContext>
  )
}

/** null: the list. */
function nameOf(pathname: string): string | null {
  const [, , name] = pathname.split('/')
  return name === undefined || name === '' ? null : decodeURIComponent(name)
}

function useTitle({ visit }: PuzzlesPage) {
  useEffect(
    () =>
      visit.store.subscribe(({ puzzle }) => {
        if (puzzle !== null) document.title = `${puzzle.title} - Loopscope`
      }),
    [visit],
  )
}
