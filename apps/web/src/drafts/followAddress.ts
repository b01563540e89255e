import type { Loopscope } from '../state/loopscope.ts'
import { stepIn } from '../state/playback/stepIn.ts'
import { greet } from '../state/welcome/greet.ts'
import { isFirstVisit } from '../storage/visits.ts'
import { visibleText } from '../views/hooks/visibleText.ts'
import { whenPainted } from '../views/hooks/whenPainted.ts'
import { keepLastRun, type LastRun, lastRun } from './keepLastRun.ts'
import { editHere, persistDrafts } from './persistDrafts.ts'

/**
 * Joins the playground to its address. /s/<id> shows that link, at `?step=` where that is said; a fragment that carries a snippet puts it into the editor. While a
 * link is on the page its address is, too: what stands in the address bar can be sent to somebody. When something else takes its place
 * (a run, a fork), the address is "/", and Back leads to the link again. What was edited at an address comes back when the page is
 * loaded again, and at "/" the run that was on it; who follows a link anew sees the link's. A first visit without either is greeted.
 */
export function followAddress(loopscope: Loopscope): void {
  const { session, sharing, play } = loopscope
  const openAddress = async (again: boolean) => {
    const id = linkIn(location.pathname)
    const isHome = id === null && location.hash.length < 2
    // Read first: what is opened is not edited, and would be kept instead.
    const edit = again || isHome ? editHere() : null
    const last = isHome ? lastRun() : null
    const { shown } = sharing.store.getState()
    if (id !== null && id !== shown?.id) {
      await sharing.open(id)
      const step = stepIn(location.search)
      if (step !== null && sharing.store.getState().shown?.id === id)
        play({ type: 'seek', cursor: step })
    } else if (last !== null) await showLastRun(loopscope, last)
    else if (isHome && edit === null && isNew(loopscope)) greet(loopscope, whenPainted())
    else if (id === null) await sharing.openFragment(location.hash)
    if (edit !== null && session.getState().status !== 'running') session.setState(edit)
  }
  sharing.store.subscribe(({ shown }, before) => {
    const at = linkIn(location.pathname)
    if (shown !== null) {
      const { title } = shown.words
      document.title = `${title === '' ? 'A shared recording' : visibleText(title, 200)} - Loopscope`
      if (at === null || before.shown !== null) history.replaceState(null, '', `/s/${shown.id}`)
      return
    }
    if (before.shown === null) return
    document.title = 'Loopscope'
    if (at === before.shown.id) history.pushState(null, '', '/')
  })
  persistDrafts(loopscope)
  keepLastRun(loopscope)
  window.addEventListener('popstate', () => void openAddress(false))
  window.addEventListener('hashchange', () => void openAddress(false))
  void openAddress(isLoadedAgain())
}

async function showLastRun(loopscope: Loopscope, last: LastRun): Promise<void> {
  try {
    const { openLastRun } = await import('./openLastRun.ts')
    await openLastRun(loopscope, last)
  } catch (error) {
    console.warn('A part of the page did not load.', error)
  }
}

/** No one has done anything with the page yet, now or before. */
function isNew({ session }: Loopscope): boolean {
  const { status, events } = session.getState()
  return status === 'idle' && events.length === 0 && isFirstVisit()
}

/** By a reload, or by Back and Forward. */
function isLoadedAgain(): boolean {
  const [navigation] = performance.getEntriesByType('navigation')
  const type = navigation instanceof PerformanceNavigationTiming ? navigation.type : 'navigate'
  return type !== 'navigate'
}

function linkIn(pathname: string): string | null {
  return /^\/s\/([^/]+)$/.exec(pathname)?.[1] ?? null
}
