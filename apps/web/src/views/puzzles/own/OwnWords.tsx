import { OWN_LIMITS } from '@loopscope/shared/puzzle/ownPuzzles'
import { useLessonDraft, usePuzzles } from '../puzzlesContext.ts'

/** What the puzzle is called. */
export function OwnTitle() {
  const { own } = usePuzzles()
  const title = useLessonDraft(({ words }) => words.title)
  const changing = useLessonDraft((draft) => draft.changing)
  return (
    <>
      {changing !== null && <p role="status">You are changing puzzle {changing + 1}.</p>}
      <label className="own-field">
        Title
        <input
          type="text"
          maxLength={OWN_LIMITS.title}
          value={title}
          onChange={(event) => own.draft.say({ title: event.currentTarget.value })}
        />
      </label>
    </>
  )
}

/** What its maker tells before the answer, on demand, and after it. */
export function OwnWords() {
  const { own } = usePuzzles()
  const { hint, explanation } = useLessonDraft(({ words }) => words)
  return (
    <>
      <label className="own-field">
        Hint (shown on request)
        <input
          type="text"
          maxLength={OWN_LIMITS.hint}
          value={hint}
          onChange={(event) => own.draft.say({ hint: event.currentTarget.value })}
        />
      </label>
      <label className="own-field">
        Explanation (shown after the answer)
        <textarea
          className="own-prose"
          maxLength={OWN_LIMITS.explanation}
          rows={3}
          value={explanation}
          onChange={(event) => own.draft.say({ explanation: event.currentTarget.value })}
        />
      </label>
    </>
  )
}
