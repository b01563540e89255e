import { useState } from 'react'
import type { LinkWords as Words } from '../../state/share/linkWords.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { Note } from './Note.tsx'
import { LinkStops } from './stops/LinkStops.tsx'
import type { Moments } from './stops/moments.ts'
import './LinkWords.css'

/** Characters of a note that have room beside the loop; of a longer one the rest is shown on demand. */
const SHORT = 160

type Props = { readonly words: Words; readonly moments: Moments }

/** What whoever shared this recording says of it, and the way from stop to stop. */
export function LinkWords({ words: { title, note, stops }, moments }: Props) {
  const [open, setOpen] = useState(false)
  const isLong = note.length > SHORT || note.trim().includes('\n')
  return (
    <section className="notice link-words" aria-label="About this recording">
      <div className="link-head">
        {title !== '' && <h2>{visibleText(title)}</h2>}
        {note !== '' && (
          <button
            type="button"
            className="button small"
            data-long={isLong}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? 'Less of the note' : 'The whole note'}
          </button>
        )}
      </div>
      {note !== '' && (
        <div className="link-note" data-cut={!open}>
          <Note text={note} />
        </div>
      )}
      {stops.length > 0 && <LinkStops chosen={stops} moments={moments} />}
    </section>
  )
}
