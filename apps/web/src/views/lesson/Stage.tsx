import type { Settings } from '@loopscope/shared/lesson/lesson'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { LessonPage } from '../../state/lesson/lessonPage.ts'
import type { Shown } from '../../state/lesson/lessonState.ts'
import { useFrame } from '../hooks/loopscopeContext.ts'
import { visibleText } from '../hooks/visibleText.ts'
import type { LessonView } from './lessonView.ts'
import { unbroken } from './unbroken.ts'

type Props<S extends Settings, M> = {
  readonly page: LessonPage<S, M>
  readonly view: LessonView<S, M>
  readonly title: string
}

/** The lesson's picture, under one sentence of this run's own figures. */
export function Stage<S extends Settings, M>({ page, view, title }: Props<S, M>) {
  const { lesson, store } = page
  const shown = useStore(store, (state) => state.shown)
  const earlier = useStore(store, (state) => state.earlier)
  const settings = useStore(store, (state) => state.settings)
  const running = useStore(store, (state) => state.running)
  const problem = useStore(store, (state) => state.problem)
  const { Picture, Empty, basis } = view
  return (
    <section className="lesson-stage" aria-label={title} aria-busy={running}>
      <header className="lesson-now">
        <h1>{title}</h1>
        <p role="status" aria-label="Now">
          {shown === null
            ? 'Answer first, or move a slider: nothing has run yet.'
            : unbroken(lesson.sentence(shown.model, shown.settings))}
        </p>
        {shown !== null && <Origin shown={shown} />}
        {problem !== null && (
          <p className="lesson-problem" role="alert">
            {visibleText(problem, 300)}
          </p>
        )}
      </header>
      <div className="lesson-picture">
        {shown === null ? (
          <Empty settings={settings} />
        ) : (
          <WithCursor>{(at) => <Picture {...shown} at={at} earlier={earlier} />}</WithCursor>
        )}
      </div>
      {basis !== null && <p className="lesson-basis">{basis}</p>}
    </section>
  )
}

/** Where what is shown was run. */
function Origin<S, M>({ shown: { node, recorded } }: { shown: Shown<S, M> }) {
  return (
    <p className="lesson-origin">
      {recorded === null ? `Run just now, on Node ${node}` : `Recorded: ${recorded}`}
    </p>
  )
}

function WithCursor({ children }: { children: (at: number) => ReactNode }) {
  const frame = useFrame()
  return children(frame?.at ?? Number.POSITIVE_INFINITY)
}
