import type { Settings } from '@loopscope/shared/lesson/lesson'
import { LESSONS } from '@loopscope/shared/site/lessons'
import { useCallback, useState } from 'react'
import { useStore } from 'zustand'
import type { LessonPage } from '../../state/lesson/lessonPage.ts'
import type { ThemeStore } from '../../state/theme.ts'
import { startRun } from '../bar/startRun.ts'
import { useInSight } from '../hooks/useInSight.ts'
import { KeyList } from '../keys/KeyList.tsx'
import { KeysButton } from '../keys/KeysButton.tsx'
import { DemoBar } from '../lab/gallery/DemoBar.tsx'
import { NextPuzzles } from '../notes/NextPuzzles.tsx'
import { RunTransport } from '../transport/RunTransport.tsx'
import { Controls } from './Controls.tsx'
import { LESSON_KEYS, useLessonKeys } from './lessonKeys.ts'
import type { LessonView } from './lessonView.ts'
import { NotesTable } from './NotesTable.tsx'
import { Predict } from './Predict.tsx'
import { ProgramPanel } from './ProgramPanel.tsx'
import { SeriesPanel } from './SeriesPanel.tsx'
import { Stage } from './Stage.tsx'
import './LessonFrame.css'
import './LessonMore.css'
import './LessonOnItsSide.css'

type Props<S extends Settings, M extends P, P> = {
  readonly page: LessonPage<S, M>
  readonly view: LessonView<S, M, P>
  readonly theme: ThemeStore
}

/** What all lessons share: the question first, what can be set, the picture, the program, the notes, and two puzzles. */
export function LessonFrame<S extends Settings, M extends P, P>({
  page,
  view,
  theme,
}: Props<S, M, P>) {
  const [keys, setKeys] = useState(false)
  const listKeys = useCallback(() => setKeys(true), [])
  useLessonKeys(page, listKeys)
  const { lesson } = page
  const title = LESSONS.find(({ name }) => name === lesson.name)?.title ?? ''
  const bar = useInSight<HTMLDivElement>(lesson.name)
  return (
    <div className="lesson-page">
      <DemoBar theme={theme}>
        <KeysButton open={listKeys} />
        <RunButton page={page} />
      </DemoBar>
      <div className="lesson-bar" ref={bar}>
        <nav aria-label="Demos">
          <a href="/demos">All demos</a>
          {LESSONS.map(({ name, title: words }) => (
            <a
              key={name}
              href={`/demos/${name}`}
              aria-current={name === lesson.name ? 'page' : undefined}
            >
              {words}
            </a>
          ))}
        </nav>
      </div>
      <main id="content" className="lesson" data-moves={view.moves}>
        <div className="lesson-side">
          <Predict page={page} />
          <Controls page={page} />
        </div>
        <Stage page={page} view={view} title={title} />
        {view.moves && <Timeline page={page} />}
        <div className="lesson-below">
          <ProgramPanel page={page} />
          <div className="lesson-notes">
            {lesson.series !== null && <SeriesPanel page={page} series={lesson.series} />}
            <NotesTable page={page} />
            <NextPuzzles lesson={lesson.name} names={lesson.puzzles} />
          </div>
        </div>
      </main>
      <KeyList rows={LESSON_KEYS} open={keys} close={() => setKeys(false)}>
        Single letters work outside of what can be typed or slid.
      </KeyList>
    </div>
  )
}

/** `data-idle`: nothing has run yet, and nothing of it can be pressed. */
function Timeline<S extends Settings, M>({ page }: { readonly page: LessonPage<S, M> }) {
  const idle = useStore(page.store, ({ shown, running }) => shown === null && !running)
  return (
    <section className="lesson-transport" aria-label="Timeline" data-idle={idle}>
      <RunTransport />
    </section>
  )
}

/** On its own: nothing else of the frame is drawn anew because something runs. */
function RunButton<S extends Settings, M>({ page }: { readonly page: LessonPage<S, M> }) {
  const running = useStore(page.store, (state) => state.running)
  return (
    <button
      type="button"
      className="button primary"
      aria-disabled={running}
      onClick={() => {
        if (!running) startRun(page.run)
      }}
    >
      Run
    </button>
  )
}
