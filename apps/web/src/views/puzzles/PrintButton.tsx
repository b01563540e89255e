import { useState } from 'react'
import type { AskedPuzzle } from '../../state/puzzles/askedPuzzle.ts'
import { lazyPart } from '../kit/lazyPart.tsx'
import { useLessonVisit, useVisit } from './puzzlesContext.ts'

/** Nobody who answers on the screen needs the paper. */
const LessonSheet = lazyPart(async () => (await import('../sheet/LessonSheet.tsx')).LessonSheet)
const OnePuzzleSheet = lazyPart(
  async () => (await import('../sheet/OnePuzzleSheet.tsx')).OnePuzzleSheet,
)

/** Shows the puzzle, or the lesson that it is one of, as on paper. */
export function PrintButton({ puzzle }: { puzzle: AskedPuzzle }) {
  const lesson = useLessonVisit((visit) => visit.lesson)
  const node = useVisit((visit) => visit.node)
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <button type="button" className="button small puzzle-print" onClick={() => setOpen(true)}>
        Print
      </button>
      {open &&
        (lesson !== null && lesson.puzzles.length > 1 ? (
          <LessonSheet lesson={lesson} close={close} />
        ) : (
          <OnePuzzleSheet puzzle={puzzle} node={node} close={close} />
        ))}
    </>
  )
}
