import type { DemoName } from '@loopscope/shared/lab/labEvent'
import type { ComponentType, ReactNode } from 'react'
import { useStore } from 'zustand'
import type { OpenedLab } from './state/sharing.ts'
import type { ThemeStore } from './state/theme.ts'
import { DEMOS } from './views/lab/demos.ts'
import { lazyPart } from './views/lazyPart.tsx'
import { useLoopscope } from './views/loopscopeContext.ts'

type SharedProps = { opened: OpenedLab; theme: ThemeStore; embedded: boolean }

/** A part for each demo: the page that all share and what is the demo's own. */
const SHARED = new Map<DemoName, ComponentType<SharedProps>>(
  DEMOS.map(({ demo, views }) => [
    demo,
    lazyPart(async () => {
      const [{ SharedLab }, own] = await Promise.all([import('./views/lab/SharedLab.tsx'), views()])
      return (props) => <SharedLab {...props} views={own} />
    }),
  ]),
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
  const Shared = opened === null ? undefined : SHARED.get(opened.demo)
  if (opened === null || Shared === undefined) return children
  return <Shared opened={opened} theme={theme} embedded={embedded} />
}
