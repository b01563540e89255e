import { Icon } from '../../kit/Icon.tsx'
import { useNotes } from './notesContext.ts'

/** Opens what the notes say about this, and closes it. */
export function NotesButton() {
  const { open, setOpen } = useNotes()
  return (
    <button
      type="button"
      className="why-button notes-button"
      aria-expanded={open}
      onClick={() => setOpen(!open)}
    >
      <Icon name="side" size={14} />
      In the notes
    </button>
  )
}
