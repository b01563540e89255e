import type { Settings } from '@loopscope/shared/lesson/lesson'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { LessonPage } from '../../state/lesson/lessonPage.ts'
import type { Going, Shown } from '../../state/lesson/lessonState.ts'
import { useFrame } from '../hooks/loopscopeContext.ts'
import { unbroken } from '../hooks/unbroken.ts'
import { visibleText } from '../hooks/visibleText.ts'
import type { LessonView } from './lessonView.ts'

type Props<S extends Settings, M extends P, P> = {
  readonly page: LessonPage<S, M>
  readonly view: LessonView<S, M, P>
  readonly title: string
}

/** The lesson's picture, under one sentence of this run's own figures. A run that goes on takes the place of the one before. */
export function Stage<S extends Settings, M extends P, P>({ page, view, title }: Props<S, M, P>) {
  const { lesson, store } = page
  const shown = useStore(store, (state) => state.shown)
  const earlier = useStore(store, (state) => state.earlier)
  const settings = useStore(store, (state) => state.settings)
  const running = useStore(store, (state) => state.running)
  const going = useStore(store, (state) => state.going)
  const problem = useStore(store, (state) => state.problem)
  const { Picture, Empty, basis } = view
  const soFar = going === null ? null : drawSoFar(view, going)
  return (
    <section
      className="lesson-stage"
      aria-label={title}
      aria-busy={running}
      data-going={soFar !== null}
    >
      <header className="lesson-now">
        <h1>{title}</h1>
        <p role="status" aria-label="Now">
          {soFar !== null
            ? unbroken(soFar.sentence)
            : shown === null
              ? 'Answer first, or move a slider: nothing has run yet.'
              : unbroken(lesson.sentence(shown.model, shown.settings))}
        </p>
        {soFar !== null ? (
          <p className="lesson-origin">Running, on Node {soFar.picture.node}</p>
        ) : (
          shown !== null && <Origin shown={shown} />
        )}
        {problem !== null && (
          <p className="lesson-problem" role="alert">
            {visibleText(problem, 300)}
          </p>
        )}
      </header>
      <div className="lesson-picture">
        {shown === null && soFar === null ? (
          <Empty settings={settings} />
        ) : (
          <WithCursor>
            {(at) => {
              const picture = soFar?.picture ?? (shown === null ? null : { ...shown, at })
              return picture === null ? null : <Picture {...picture} earlier={earlier} />
            }}
          </WithCursor>
        )}
      </div>
      {basis !== null && <p className="lesson-basis">{basis}</p>}
    </section>
  )
}

/** What the picture shows of a run that goes on, at its latest moment; null: nothing that could be drawn yet. */
function drawSoFar<S extends Settings, M extends P, P>(
  { soFar }: LessonView<S, M, P>,
  { settings, timeline }: Going<S>,
) {
  const model = soFar?.read(timeline, settings) ?? null
  if (soFar === null || model === null) return null
  const { lastAt: at, run } = timeline
  return {
    picture: { settings, model, at, node: run?.node ?? '' },
    sentence: soFar.sentence(model, settings),
  }
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
