import { useMemo } from 'react'
import { nextPuzzle } from '../../../state/puzzles/nextPuzzle.ts'
import { KeyHint } from '../../kit/KeyHint.tsx'
import {
  useLessonVisit,
  useProgress,
  usePuzzleList,
  usePuzzles,
  useVisit,
} from '../puzzlesContext.ts'
import { reasonOf } from './NextSuggestion.tsx'

/** Leads on: within a lesson to its next, else to the puzzle that fits what went wrong, or to the list where there is none. */
export function NextButton() {
  const isLesson = useLessonVisit(({ lesson }) => (lesson?.puzzles.length ?? 0) > 1)
  return isLesson ? <NextInLesson /> : <NextOfAll />
}

/** The one after it, or at the end the first that is not right yet; all right: nothing is left. */
function NextInLesson() {
  const { own } = usePuzzles()
  const at = useLessonVisit((visit) => visit.at)
  const standings = useLessonVisit((visit) => visit.standings)
  const left = standings.findIndex((standing, i) => standing !== 'right' && i !== at)
  const next = at + 1 < standings.length ? at + 1 : left
  if (next === -1) return null
  return (
    <button
      type="button"
      className="button primary next-button"
      onClick={() => own.lesson.go(next)}
    >
      {next > at ? 'Next puzzle' : `Back to puzzle ${next + 1}`}
      <KeyHint>N</KeyHint>
    </button>
  )
}

function NextOfAll() {
  const entries = usePuzzleList((list) => list.entries)
  const name = useVisit((visit) => visit.puzzle?.name ?? null)
  const progress = useProgress()
  const next = useMemo(
    () => (entries === null ? null : nextPuzzle(entries, progress, name)),
    [entries, progress, name],
  )
  return (
    <a
      className="button primary next-button"
      href={next === null ? '/puzzles' : `/puzzles/${next.entry.name}`}
      title={next === null ? undefined : `${reasonOf(next)}: ${next.entry.title}`}
    >
      {next === null ? 'All puzzles' : 'Next puzzle'}
      <KeyHint>N</KeyHint>
    </a>
  )
}
