import { OWN_LIMITS } from '@loopscope/shared/puzzle/ownPuzzles'
import { useState } from 'react'
import { visibleText } from '../../hooks/visibleText.ts'
import { LessonSheet } from '../../sheet/LessonSheet.tsx'
import { useLessonDraft, usePuzzles } from '../puzzlesContext.ts'
import { LessonLink } from './LessonLink.tsx'
import './LessonEditor.css'

/** The puzzles that are put together, in their order, and the link that asks them all. Nothing while there are none. */
export function LessonEditor() {
  const { own } = usePuzzles()
  const title = useLessonDraft((draft) => draft.title)
  const puzzles = useLessonDraft((draft) => draft.puzzles)
  const changing = useLessonDraft((draft) => draft.changing)
  const [printing, setPrinting] = useState(false)
  if (puzzles.length === 0) return null
  return (
    <section className="own-result" aria-label="Lesson">
      <h2>Your lesson</h2>
      <label className="own-field">
        Title of the lesson
        <input
          type="text"
          maxLength={OWN_LIMITS.title}
          value={title}
          onChange={(event) => own.draft.setTitle(event.currentTarget.value)}
        />
      </label>
      <ol className="lesson-puzzles">
        {puzzles.map((puzzle, i) => {
          const name = puzzle.title === '' ? firstLine(puzzle.source) : puzzle.title
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a puzzle is its place
            <li key={i} aria-current={i === changing ? 'step' : undefined}>
              <span className="lesson-name">{visibleText(name, 80)}</span>
              <button
                type="button"
                className="button small"
                aria-disabled={i === 0}
                aria-label={`Move puzzle ${i + 1} up`}
                onClick={() => own.draft.moveUp(i)}
              >
                Up
              </button>
              <button
                type="button"
                className="button small"
                aria-label={`Change puzzle ${i + 1}`}
                onClick={() => own.change(i)}
              >
                Change
              </button>
              <button
                type="button"
                className="button small"
                aria-label={`Remove puzzle ${i + 1}`}
                onClick={() => own.draft.remove(i)}
              >
                Remove
              </button>
            </li>
          )
        })}
      </ol>
      <h3>Its link</h3>
      <LessonLink lesson={{ title, puzzles: [...puzzles] }} name="Lesson link" />
      <p>
        <button type="button" className="button small" onClick={() => setPrinting(true)}>
          Printable sheet
        </button>
      </p>
      {printing && <LessonSheet lesson={{ title, puzzles }} close={() => setPrinting(false)} />}
    </section>
  )
}

const firstLine = (source: string): string => source.trim().split('\n', 1)[0] ?? ''
