import type { Settings } from '@loopscope/shared/lesson/lesson'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { LessonPage } from '../../state/lesson/lessonPage.ts'
import { Code } from '../code/Code.tsx'
import { useFrame } from '../hooks/loopscopeContext.ts'
import { whenPainted } from '../hooks/whenPainted.ts'
import { placeOf } from '../kit/look.ts'
import { Panel } from '../kit/Panel.tsx'

type Props<S extends Settings, M> = { readonly page: LessonPage<S, M> }

/** The program as it is run with these settings, at the line of the moment that is shown. */
export function ProgramPanel<S extends Settings, M>({ page }: Props<S, M>) {
  const settings = useStore(page.store, (state) => state.settings)
  const isShown = useStore(page.store, (state) => state.shown?.settings === state.settings)
  const frame = useFrame()
  const { source, threadPoolSize } = page.lesson.program(settings)
  const current =
    !isShown || frame === null || frame.line === null
      ? null
      : { line: frame.line, look: placeOf(frame.phase, frame.queue).look }
  return (
    <Panel name="Program" className="lesson-program" note={<PlaygroundLink page={page} />}>
      {threadPoolSize !== 4 && (
        <p className="lesson-environment">
          started with <code>UV_THREADPOOL_SIZE={threadPoolSize}</code>
        </p>
      )}
      <Code source={source} current={current} />
    </Panel>
  )
}

function PlaygroundLink<S extends Settings, M>({ page }: Props<S, M>) {
  const settings = useStore(page.store, (state) => state.settings)
  const node = useStore(page.store, (state) => state.node)
  const running = useStore(page.store, (state) => state.running)
  const [fragment, setFragment] = useState<string | null>(null)
  useEffect(() => {
    // Packing a program takes time that its run would be waited for.
    if (running) return
    let left = false
    void whenPainted()
      .then(() => page.fragment(settings, node))
      .then((text) => {
        if (!left) setFragment(text)
      })
    return () => {
      left = true
    }
  }, [page, settings, node, running])
  if (fragment === null) return null
  return <a href={`/${fragment}`}>Open in playground</a>
}
