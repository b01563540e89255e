import type { OwnLesson } from '@loopscope/shared/puzzle/ownPuzzles'
import { useEffect, useState } from 'react'
import type { AskedPuzzle } from '../../state/puzzles/askedPuzzle.ts'
import { usePuzzles } from '../puzzles/puzzlesContext.ts'
import { PuzzleSheet } from './PuzzleSheet.tsx'

type Props = { readonly lesson: OwnLesson; readonly close: () => void }

/** Somebody's puzzles on paper. They hold no answers: each is run for its own, one after the other. */
export function LessonSheet({ lesson: { title, puzzles }, close }: Props) {
  const { own } = usePuzzles()
  const [asked, setAsked] = useState<readonly (AskedPuzzle | null)[]>([])
  useEffect(() => {
    const left = new AbortController()
    const askAll = async () => {
      for (const puzzle of puzzles) {
        if (left.signal.aborted) return
        const answered = await own.answer(puzzle, left.signal)
        if (!left.signal.aborted) setAsked((before) => [...before, answered])
      }
    }
    void askAll()
    return () => left.abort()
  }, [own, puzzles])
  const failed = asked.filter((each) => each === null).length
  return (
    <PuzzleSheet
      title={title}
      puzzles={puzzles.map((puzzle, i) => ({ ...puzzle, asked: asked[i] ?? null }))}
      note={noteOf(asked.length, puzzles.length, failed)}
      close={close}
    />
  )
}

function noteOf(done: number, all: number, failed: number): string {
  if (done < all) return `Running puzzle ${done + 1} of ${all} for its answer.`
  return failed === 0 ? '' : `${failed} of ${all} have no answer: their runs did not give one.`
}
