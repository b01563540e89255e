import type { DemoName } from '@loopscope/shared/lab/labEvent'
import type { ComponentType } from 'react'
import type { ThemeStore } from './state/theme.ts'
import { lazyPart } from './views/kit/lazyPart.tsx'
import { DemoGallery } from './views/lab/gallery/DemoGallery.tsx'
import { DEMOS } from './views/lab/gallery/demos.ts'

/** A part for each demo: the page that all share and what is the demo's own, asked for at once. */
const PAGES = new Map<DemoName, ComponentType<{ theme: ThemeStore }>>(
  DEMOS.map(({ demo, views }) => [
    demo,
    lazyPart(async () => {
      const [{ DemoPage }, own] = await Promise.all([import('./views/lab/DemoPage.tsx'), views()])
      return ({ theme }) => <DemoPage demo={demo} views={own} theme={theme} />
    }),
  ]),
)

/** /demos and /demos/:name: the address decides. */
export function DemosApp({ theme }: { theme: ThemeStore }) {
  const [, , name = ''] = location.pathname.split('/')
  const Page = PAGES.get(name as DemoName)
  return Page === undefined ? <DemoGallery theme={theme} unknown={name} /> : <Page theme={theme} />
}
