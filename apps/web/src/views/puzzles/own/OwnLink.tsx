import { OWN_LIMITS } from '@loopscope/shared/puzzle/ownPuzzles'
import { useStore } from 'zustand'
import { useLessonDraft, usePuzzles } from '../puzzlesContext.ts'
import { LessonLink } from './LessonLink.tsx'

/** What can be done with a puzzle that was tried: give its address away, or put it into a lesson. */
export function OwnLink() {
  const { own } = usePuzzles()
  useStore(own.store, ({ tried }) => tried)
  useLessonDraft(({ words }) => words)
  const changing = useLessonDraft((draft) => draft.changing)
  const count = useLessonDraft(({ puzzles }) => puzzles.length)
  const puzzle = own.made()
  if (puzzle === null) return null
  const full = changing === null && count >= OWN_LIMITS.puzzles
  return (
    <>
      <h3>Its link</h3>
      <LessonLink lesson={{ title: '', puzzles: [puzzle] }} name="Link" />
      <p>
        For whoever opens the link the program runs 30 times, to find the answer, and once more when
        they check theirs, to show what happened.
      </p>
      <p>
        <button
          type="button"
          className="button"
          aria-disabled={full}
          onClick={() => !full && own.keep()}
        >
          {changing === null ? 'Add it to a lesson' : `Change puzzle ${changing + 1} of the lesson`}
        </button>
        {full && ` A lesson has at most ${OWN_LIMITS.puzzles} puzzles.`}
      </p>
    </>
  )
}
