import type { DemoName } from '@loopscope/shared/lab/labEvent'
import type { ComponentType } from 'react'
import type { OpenedLab } from './state/share/sharing.ts'
import type { ThemeStore } from './state/theme.ts'
import { lazyPart } from './views/kit/lazyPart.tsx'
import { DEMOS } from './views/lab/gallery/demos.ts'

export type SharedDemoProps = {
  readonly opened: OpenedLab
  readonly theme: ThemeStore
  /** In another site's frame. */
  readonly embedded: boolean
}

/** A part for each demo: the page that all share and what is the demo's own. */
const PARTS = new Map<DemoName, ComponentType<SharedDemoProps>>(
  DEMOS.map(({ demo, views }) => [
    demo,
    lazyPart(async () => {
      const [{ SharedLab }, own] = await Promise.all([
        import('./views/lab/share/SharedLab.tsx'),
        views(),
      ])
      return (props) => <SharedLab {...props} views={own} />
    }),
  ]),
)

/** The session of a demo that a link holds. */
export function SharedDemo(props: SharedDemoProps) {
  const Part = PARTS.get(props.opened.demo)
  return Part === undefined ? null : <Part {...props} />
}
