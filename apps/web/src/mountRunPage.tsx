import type { ReactNode } from 'react'
import { mountPage } from './mountPage.tsx'
import { createLoopscope } from './state/createLoopscope.ts'
import type { Loopscope } from './state/loopscope.ts'
import { loadSelectors } from './state/run/loadSelectors.ts'
import type { ThemeStore } from './state/theme.ts'
import { BROWSER } from './views/hooks/browserSurroundings.ts'
import { LoopscopeContext } from './views/hooks/loopscopeContext.ts'
import { whenPainted } from './views/hooks/whenPainted.ts'

/** Starts a page that shows a snippet's run: its stores, and around them the page (see mountPage). `keepsRuns`: see Surroundings. */
export function mountRunPage(
  draw: (theme: ThemeStore) => ReactNode,
  {
    guest = false,
    keepsRuns = true,
  }: { readonly guest?: boolean; readonly keepsRuns?: boolean } = {},
): Loopscope {
  const loopscope = createLoopscope({ ...BROWSER, keepsRuns })
  mountPage((theme) => <LoopscopeContext value={loopscope}>{draw(theme)}</LoopscopeContext>, {
    guest,
  })
  // Before the first recording, which then need not wait. What fails here is asked for again, and told, by whoever shows one.
  void whenPainted()
    .then(loadSelectors)
    .catch(() => undefined)
  return loopscope
}
