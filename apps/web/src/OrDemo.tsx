import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { SharedDemoProps } from './SharedDemo.tsx'
import type { ThemeStore } from './state/theme.ts'
import { useLoopscope } from './views/hooks/loopscopeContext.ts'
import { lazyPart } from './views/kit/lazyPart.tsx'

/** Most visits open no demo: the list of them comes only then. */
const Shared = lazyPart<SharedDemoProps>(async () => (await import('./SharedDemo.tsx')).SharedDemo)

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
  return <Shared opened={opened} theme={theme} embedded={embedded} />
}
