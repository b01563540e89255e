import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { OpenedLab } from './state/sharing.ts'
import type { ThemeStore } from './state/theme.ts'
import { lazyPart } from './views/lazyPart.tsx'
import { useLoopscope } from './views/loopscopeContext.ts'

const SharedLab = lazyPart<{ opened: OpenedLab; theme: ThemeStore; embedded: boolean }>(
  async () => (await import('./views/lab/SharedLab.tsx')).SharedLab,
)

type Props = {
  readonly theme: ThemeStore
  /** In another site's frame. */
  readonly embedded?: boolean
  /** The page for all other links. */
  readonly children: ReactNode
}

/** What a link shows: a snippet's run in `children`, or the session of a demo in their place. */
export function OrDemo({ theme, embedded = false, children }: Props) {
  const opened = useStore(useLoopscope().sharing.store, ({ demo }) => demo)
  if (opened === null) return children
  return <SharedLab opened={opened} theme={theme} embedded={embedded} />
}
