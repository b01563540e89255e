import { Fragment, useCallback, useState } from 'react'
import type { LabPage as Page } from '../../state/lab/labPage.ts'
import { createPredictions } from '../../state/lab/predictions.ts'
import type { CheckedAnswer } from '../../state/puzzles/progress.ts'
import type { ThemeStore } from '../../state/theme.ts'
import { KeyList } from '../keys/KeyList.tsx'
import { KeysButton } from '../keys/KeysButton.tsx'
import { DemoBar } from './gallery/DemoBar.tsx'
import { DEMOS } from './gallery/demos.ts'
import { type DemoViews, DemoViewsContext, useDemoViews } from './gallery/demoViews.ts'
import { LabNotices } from './LabNotices.tsx'
import { LabNow } from './LabNow.tsx'
import { LabContext, useLab } from './labContext.ts'
import { NotesDrawer } from './notes/NotesDrawer.tsx'
import { NotesContext } from './notes/notesContext.ts'
import { PredictionsContext } from './predictionsContext.ts'
import { SessionControls } from './SessionControls.tsx'
import { LabShareButton } from './share/LabShareButton.tsx'
import { EventList } from './side/EventList.tsx'
import { Predict } from './side/Predict.tsx'
import { TabContext } from './tabs/tabContext.ts'
import { Topology } from './topology/Topology.tsx'
import { LabTransport } from './transport/LabTransport.tsx'
import { labKeys } from './transport/labKeys.ts'
import { useLabKeys } from './transport/useLabKeys.ts'
import { usePageTitle } from './usePageTitle.ts'
import './LabPage.css'
import './MoreBelow.css'

/** Predictions count as the puzzles' answers do; what keeps them is not needed before there is one. */
async function keepAnswer(answer: CheckedAnswer): Promise<void> {
  try {
    const { createProgress } = await import('../../state/puzzles/progress.ts')
    createProgress().record(answer)
  } catch (error) {
    console.warn('A part of the page did not load.', error)
  }
}

type Props = {
  readonly page: Page
  readonly views: DemoViews
  readonly theme: ThemeStore
  /** The word of this tab, as the page was made with. */
  readonly tab: string
}

/** A demo: its processes, the sentence of the moment, the transport, and what can be done. */
export function LabPage({ page, views, theme, tab }: Props) {
  const [predictions] = useState(() =>
    createPredictions(
      page,
      (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      (answer) => void keepAnswer(answer),
    ),
  )
  const { Around = Fragment } = views
  const [open, setOpen] = useState(false)
  const [experiment, setExperiment] = useState(0)
  return (
    <LabContext value={page}>
      <DemoViewsContext value={views}>
        <TabContext value={tab}>
          <PredictionsContext value={predictions}>
            <NotesContext value={{ open, setOpen, experiment, setExperiment }}>
              <Around>
                <Body theme={theme} />
              </Around>
            </NotesContext>
          </PredictionsContext>
        </TabContext>
      </DemoViewsContext>
    </LabContext>
  )
}

function Body({ theme }: { theme: ThemeStore }) {
  const [keys, setKeys] = useState(false)
  const listKeys = useCallback(() => setKeys(true), [])
  useLabKeys(listKeys)
  const { demo: shown } = useLab()
  const { title, Tabs, Strip, Figures, Controls, Aside, Drawer } = useDemoViews()
  usePageTitle(title)
  return (
    <div className="lab-page">
      <DemoBar theme={theme}>
        <KeysButton open={listKeys} />
        <LabShareButton />
      </DemoBar>
      <div className="demo-bar">
        <nav aria-label="Demos">
          <a href="/demos">All demos</a>
          {DEMOS.map(({ demo, title: name }) => (
            <a
              key={demo}
              href={`/demos/${demo}`}
              aria-current={demo === shown ? 'page' : undefined}
            >
              {name}
            </a>
          ))}
        </nav>
        {Tabs !== undefined && <Tabs />}
        <SessionControls />
      </div>
      <main id="content" className="lab" data-demo={shown}>
        <h1 className="unseen">{title}</h1>
        <div className="lab-stage">
          <LabNotices />
          <LabNow />
          <Topology />
        </div>
        <section className="lab-transport" aria-label="Timeline">
          <LabTransport />
        </section>
        <div className="lab-dock">
          <Strip />
          <Figures />
        </div>
        <div className="lab-side">
          <Predict />
          <Controls />
          {Aside !== undefined && <Aside />}
          <EventList />
        </div>
        <NotesDrawer />
        {Drawer !== undefined && <Drawer />}
      </main>
      <KeyList rows={labKeys(shown)} open={keys} close={() => setKeys(false)}>
        They move through what was recorded; they do nothing to a process.
      </KeyList>
    </div>
  )
}
