import type { DemoName } from '@loopscope/shared/lab/labEvent'
import { useEffect, useState } from 'react'
import { createLabPage } from '../../state/lab/createLabPage.ts'
import type { ThemeStore } from '../../state/theme.ts'
import { BROWSER } from '../hooks/browserSurroundings.ts'
import { whenPainted } from '../hooks/whenPainted.ts'
import type { DemoViews } from './gallery/demoViews.ts'
import { LabPage } from './LabPage.tsx'

type Props = { readonly demo: DemoName; readonly views: DemoViews; readonly theme: ThemeStore }

/** The page of one demo. It goes on with the visitor's session, if there is one. */
export function DemoPage({ demo, views, theme }: Props) {
  const [tab] = useState(() => `tab-${Math.random().toString(36).slice(2, 10)}`)
  const [page] = useState(() => {
    const { shipped } = views
    return createLabPage(demo, { frames: BROWSER.frames, tab, ...(shipped && { shipped }) })
  })
  useEffect(() => {
    // What it asks the service with weighs as much as the demo's own part.
    void whenPainted().then(() => page.load())
  }, [page])
  return <LabPage page={page} views={views} theme={theme} tab={tab} />
}
