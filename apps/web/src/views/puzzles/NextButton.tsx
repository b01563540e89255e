import { useMemo } from 'react'
import { nextPuzzle } from '../../state/puzzles/nextPuzzle.ts'
import { KeyHint } from '../KeyHint.tsx'
import { reasonOf } from './NextSuggestion.tsx'
import { useProgress, usePuzzleList, useVisit } from './puzzlesContext.ts'

/** Leads on: to the puzzle that fits what went wrong, or to the list where there is none. */
export function NextButton() {
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
