import type { DemoName } from '@loopscope/shared/lab/labEvent'
import type { ThemeStore } from './state/theme.ts'
import { DemoGallery } from './views/lab/DemoGallery.tsx'
import { DEMOS } from './views/lab/demos.ts'
import { lazyPart } from './views/lazyPart.tsx'

const DemoPage = lazyPart<{ demo: DemoName; theme: ThemeStore }>(
  async () => (await import('./views/lab/DemoPage.tsx')).DemoPage,
)

/** /demos and /demos/:name: the address decides. */
export function DemosApp({ theme }: { theme: ThemeStore }) {
  const [, , name = ''] = location.pathname.split('/')
  const shown = DEMOS.find(({ demo }) => demo === name)
  return shown === undefined ? (
    <DemoGallery theme={theme} />
  ) : (
    <DemoPage demo={shown.demo} theme={theme} />
  )
}
