import type { DemoName } from '@loopscope/shared/lab/labEvent'
import { useEffect, useState } from 'react'
import { createLabPage } from '../../state/lab/labPage.ts'
import type { ThemeStore } from '../../state/theme.ts'
import { BROWSER } from '../browserSurroundings.ts'
import { DEMOS } from './demos.ts'
import { LabPage } from './LabPage.tsx'

/** The page of one demo. It goes on with the visitor's session, if there is one. */
export function DemoPage({ demo, theme }: { demo: DemoName; theme: ThemeStore }) {
  const [tab] = useState(() => `tab-${Math.random().toString(36).slice(2, 10)}`)
  const [page] = useState(() => createLabPage(demo, { frames: BROWSER.frames, tab }))
  useEffect(() => {
    const title = DEMOS.find((entry) => entry.demo === demo)?.title
    document.title = `${title} - Demos - Loopscope`
    void page.load()
  }, [page, demo])
  return <LabPage page={page} theme={theme} tab={tab} />
}
