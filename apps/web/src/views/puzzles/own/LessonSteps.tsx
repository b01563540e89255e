import type { LessonStanding } from '../../../state/puzzles/lessonVisit.ts'
import { visibleText } from '../../hooks/visibleText.ts'
import { Icon } from '../../kit/Icon.tsx'
import { useLessonVisit, usePuzzles } from '../puzzlesContext.ts'
import './LessonSteps.css'

/** The puzzles of a lesson in their order, which of them is asked, and how they stand. */
export function LessonSteps() {
  const { own } = usePuzzles()
  const lesson = useLessonVisit((visit) => visit.lesson)
  const at = useLessonVisit((visit) => visit.at)
  const standings = useLessonVisit((visit) => visit.standings)
  if (lesson === null) return null
  const right = standings.filter((standing) => standing === 'right').length
  return (
    <nav className="lesson-steps" aria-label="Lesson">
      {lesson.title !== '' && <b>{visibleText(lesson.title, 80)}</b>}
      <ol>
        {lesson.puzzles.map(({ title }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a puzzle is its place
          <li key={i}>
            <button
              type="button"
              data-standing={standings[i]}
              aria-current={i === at ? 'step' : undefined}
              aria-label={nameOf(i, title, standings[i] ?? 'open')}
              title={visibleText(title, 80)}
              onClick={() => own.lesson.go(i)}
            >
              {i + 1}
              {standings[i] === 'right' && <Icon name="check" size={12} />}
            </button>
          </li>
        ))}
      </ol>
      <span role="status">
        {right} of {standings.length} right
      </span>
    </nav>
  )
}

const WORDS: Readonly<Record<LessonStanding, string>> = {
  open: 'not answered',
  wrong: 'not right yet',
  right: 'right',
}

const nameOf = (i: number, title: string, standing: LessonStanding): string =>
  [`${i + 1}`, ...(title === '' ? [] : [visibleText(title, 80)]), WORDS[standing]].join(', ')
