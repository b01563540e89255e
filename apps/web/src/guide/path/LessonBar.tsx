import { useEffect } from 'react'
import { keepPathProgress } from '../../storage/pathProgress.ts'
import { useFrame, useLoopscope, useSession } from '../../views/hooks/loopscopeContext.ts'
import { usePanes, usePanesStore } from '../../views/hooks/panesContext.ts'
import { Icon } from '../../views/kit/Icon.tsx'
import { exampleOf } from '../exampleOf.ts'
import { PATH_LESSONS } from './lessons.ts'
import { leaveLesson, takeLesson } from './takeLesson.ts'
import './LessonBar.css'

/** Which lesson is taken and what is to be done in it now. It goes when another program is run. */
export function LessonBar() {
  const index = usePanes(({ lesson }) => lesson)
  const lesson = PATH_LESSONS[index ?? -1]
  const example = lesson === undefined ? null : exampleOf(lesson.example)
  if (index === null || lesson === undefined || example === null) return null
  return <Bar index={index} source={example.source} title={example.title} words={example.lesson} />
}

const READ_FIRST =
  'Read the program. In which order will its lines be printed? Then run it: what comes next stays hidden until you answer.'

type Props = {
  readonly index: number
  readonly source: string
  readonly title: string
  readonly words: string
}

function Bar({ index, source, title, words }: Props) {
  const loopscope = useLoopscope()
  const panes = usePanesStore()
  const ended = useFrame()?.ended ?? false
  const status = useSession((session) => session.status)
  const other = useSession(
    ({ recordedSource }) => recordedSource !== null && recordedSource !== source,
  )
  const slug = PATH_LESSONS[index]?.example ?? ''
  const isOver = ended && status === 'complete' && !other
  useEffect(() => {
    if (isOver) keepPathProgress(slug)
  }, [isOver, slug])
  useEffect(() => {
    if (other) leaveLesson(loopscope, panes)
  }, [other, loopscope, panes])
  return (
    <section className="lesson-bar" aria-label="Lesson">
      <p>
        <b>
          Lesson {index + 1} of {PATH_LESSONS.length}: {title}.
        </b>{' '}
        {isOver && words}
        {!isOver && status === 'idle' && READ_FIRST}
        {status !== 'idle' && !isOver && (
          <span className="lesson-ask">Say which line comes next, or step and see.</span>
        )}
      </p>
      <div className="lesson-ways">
        {status === 'idle' && (
          <button type="button" className="button small" onClick={() => void loopscope.run()}>
            <Icon name="play" size={12} />
            Run the lesson
          </button>
        )}
        {isOver && <AfterLesson index={index} />}
        <button
          type="button"
          className="coming-show"
          onClick={() => panes.setState({ path: true })}
        >
          All lessons
        </button>
        <button type="button" className="coming-show" onClick={() => leaveLesson(loopscope, panes)}>
          Leave
        </button>
      </div>
    </section>
  )
}

function AfterLesson({ index }: { index: number }) {
  const loopscope = useLoopscope()
  const panes = usePanesStore()
  const lesson = PATH_LESSONS[index]
  return (
    <>
      {lesson !== undefined && (
        <a className="button small" href={`/puzzles/${lesson.puzzle}`}>
          <span>
            Puzzle<span className="lesson-puzzle">: {lesson.puzzleTitle}</span>
          </span>
        </a>
      )}
      {index + 1 < PATH_LESSONS.length && (
        <button
          type="button"
          className="button small primary"
          onClick={() => takeLesson(loopscope, panes, index + 1)}
        >
          Next lesson
        </button>
      )}
    </>
  )
}
