import type { Lesson, Settings } from '@loopscope/shared/lesson/lesson'
import { readSettings, writeSettings } from '@loopscope/shared/lesson/settingsQuery'
import { LESSONS } from '@loopscope/shared/site/lessons'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { type ComponentType, memo, useEffect, useState } from 'react'
import { createLessonPage } from '../../state/lesson/lessonPage.ts'
import { loadSelectors } from '../../state/run/loadSelectors.ts'
import { loadRecorder } from '../../state/run/recordRun.ts'
import type { ThemeStore } from '../../state/theme.ts'
import { BROWSER } from '../hooks/browserSurroundings.ts'
import { LoopscopeContext } from '../hooks/loopscopeContext.ts'
import { throttle } from '../hooks/throttle.ts'
import { whenPainted } from '../hooks/whenPainted.ts'
import { LessonFrame } from './LessonFrame.tsx'
import type { LessonView } from './lessonView.ts'

/** The whole page of a lesson: what all share, around its own picture. Its settings are in the address, too. */
export function lessonPart<S extends Settings, M extends P, P = M>(
  lesson: Lesson<S, M>,
  view: LessonView<S, M, P>,
): ComponentType<{ theme: ThemeStore }> {
  const { soFar } = view
  const canDraw =
    soFar === null
      ? null
      : (timeline: Timeline, settings: S) => soFar.read(timeline, settings) !== null
  // What is set changes before what is shown: a picture is drawn anew only for what it shows.
  const shown = { ...view, Picture: memo(view.Picture) as typeof view.Picture }
  // biome-ignore lint/correctness/noComponentHookFactories: called once per lesson, where its module is read.
  return function LessonPart({ theme }) {
    const [page] = useState(() => {
      const query = new Map(new URLSearchParams(location.search))
      const settings = readSettings(query, lesson.settings, lesson.initial)
      return createLessonPage(lesson, settings, BROWSER, canDraw)
    })
    useEffect(() => {
      const title = LESSONS.find(({ name }) => name === lesson.name)?.title
      document.title = `${title} - Demos - Loopscope`
      // Before the first run, which then need not wait. What fails here is asked for again by the run.
      void whenPainted()
        .then(() => Promise.all([loadSelectors(), loadRecorder()]))
        .catch(() => undefined)
      // Browsers take only so many of them: a slider that is dragged asks for more.
      const address = throttle(400, () => {
        const query = writeSettings(page.store.getState().settings, lesson.initial)
        history.replaceState(null, '', `${location.pathname}${query}`)
      })
      let due: ReturnType<typeof setTimeout> | undefined
      const leave = page.store.subscribe(({ settings }, before) => {
        // After the run has been asked for, which is what somebody waits for.
        if (settings !== before.settings) due = setTimeout(address.move)
      })
      return () => {
        leave()
        clearTimeout(due)
        address.stop()
      }
    }, [page])
    return (
      <LoopscopeContext value={page.loopscope}>
        <LessonFrame page={page} view={shown} theme={theme} />
      </LoopscopeContext>
    )
  }
}
