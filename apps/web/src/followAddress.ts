import type { Loopscope } from './state/loopscope.ts'

/**
 * Joins the playground to its address. /s/<id> shows that link; a fragment that carries a snippet puts it into the editor. While a
 * link is on the page its address is, too: what stands in the address bar can be sent to somebody. When something else takes its place
 * (a run, a fork), the address is "/", and Back leads to the link again.
 */
export function followAddress({ sharing }: Loopscope): void {
  const openAddress = () => {
    const id = linkIn(location.pathname)
    const { shown } = sharing.store.getState()
    if (id !== null && id !== shown?.id) void sharing.open(id)
    else if (id === null) void sharing.openFragment(location.hash)
  }
  sharing.store.subscribe(({ shown }, before) => {
    const at = linkIn(location.pathname)
    if (shown !== null) {
      document.title = 'A shared recording - Loopscope'
      if (at === null || before.shown !== null) history.replaceState(null, '', `/s/${shown.id}`)
      return
    }
    if (before.shown === null) return
    document.title = 'Loopscope'
    if (at === before.shown.id) history.pushState(null, '', '/')
  })
  window.addEventListener('popstate', openAddress)
  window.addEventListener('hashchange', openAddress)
  openAddress()
}

function linkIn(pathname: string): string | null {
  return /^\/s\/([^/]+)$/.exec(pathname)?.[1] ?? null
}
