import { useEffect, useState } from 'react'
import { filterOf } from './state/puzzles/puzzleList.ts'
import { createPuzzlesPage, type PuzzlesPage } from './state/puzzles/puzzlesPage.ts'
import type { ThemeStore } from './state/theme.ts'
import { useLoopscope } from './views/hooks/loopscopeContext.ts'
import { lazyPart } from './views/kit/lazyPart.tsx'
import { StayNotice } from './views/puzzles/answer/StayNotice.tsx'
import { PuzzleListPage } from './views/puzzles/list/PuzzleListPage.tsx'
import { PuzzlePage } from './views/puzzles/PuzzlePage.tsx'
import { PuzzlesContext } from './views/puzzles/puzzlesContext.ts'

/** The name that no puzzle has: here one is made, or with a fragment asked. */
const OWN = 'own'

/** No one who answers puzzles needs what makes them. */
const OwnPuzzlePage = lazyPart(
  async () => (await import('./views/puzzles/own/OwnPuzzlePage.tsx')).OwnPuzzlePage,
)

type Props = {
  readonly theme: ThemeStore
  /** /embed/puzzle: the puzzles of a link, in a frame of another page. */
  readonly embedded?: boolean
}

/** /puzzles, /puzzles/:name and /puzzles/own: the address decides. */
export function PuzzlesApp({ theme, embedded = false }: Props) {
  const loopscope = useLoopscope()
  const [name] = useState(() => (embedded ? OWN : nameOf(location.pathname)))
  const [isLink] = useState(() => embedded || (location.hash.length > 1 && !isEdit()))
  const [page] = useState(() =>
    createPuzzlesPage(loopscope, filterOf(new URLSearchParams(location.search))),
  )
  useEffect(() => {
    // Both are needed on the page of a puzzle: the list knows which comes next.
    if (!embedded) void page.loadList()
    if (name === OWN && isLink) void page.own.open(location.hash)
    else if (name === OWN) {
      void loopscope.loadVersions()
      if (isEdit()) void page.own.edit(location.hash).then(forgetEdit)
    } else if (name !== null) void page.loadPuzzle(name)
    // Another link, put into the same address bar.
    const reload = () => location.reload()
    window.addEventListener('hashchange', reload)
    return () => window.removeEventListener('hashchange', reload)
  }, [page, loopscope, name, isLink, embedded])
  useTitle(page)
  return (
    <PuzzlesContext value={page}>
      {name === null ? (
        <PuzzleListPage theme={theme} />
      ) : name === OWN && !isLink ? (
        <OwnPuzzlePage theme={theme} />
      ) : (
        <PuzzlePage theme={theme} embedded={embedded} />
      )}
      {!embedded && <StayNotice />}
    </PuzzlesContext>
  )
}

/** Whether the puzzles of the address are to be changed, not answered. */
const isEdit = () => new URLSearchParams(location.search).has('edit')

/** What was taken up is in the page: a reload must not undo what has been changed since. */
const forgetEdit = () => window.history.replaceState(null, '', location.pathname)

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
