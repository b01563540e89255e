import type { Truth } from '@loopscope/shared/lesson/lesson'
import { NOTES, type NoteName } from '@loopscope/shared/lesson/notes'
import type { ReactNode } from 'react'
import './NoteStatement.css'

type Props = {
  readonly note: NoteName
  /** null: nothing has shown it yet, and `children` say what would. */
  readonly truth: Truth | null
  /** What was found, or how it can be. */
  readonly children: ReactNode
  /** What is so, whichever way it was found; null: it is not told yet. */
  readonly really: string | null
}

/** A statement of the notes, and beside it whether it is so: an item of a list `note-statements`. */
export function NoteStatement({ note, truth, children, really }: Props) {
  return (
    <li>
      <blockquote>{NOTES[note].said}</blockquote>
      <div>
        <p className="note-finding">
          {truth !== null && <b data-truth={truth}>{TRUTH_WORDS[truth]}</b>} {children}
        </p>
        {really !== null && <p>{really}</p>}
      </div>
    </li>
  )
}

const TRUTH_WORDS = { holds: 'Holds.', 'in part': 'In part.', 'not so': 'Not so.' } as const
