import { createContext, useContext } from 'react'

/** Whether the notes are open, and which experiment they and the question belong to. */
export type NotesState = {
  readonly open: boolean
  readonly setOpen: (open: boolean) => void
  readonly experiment: number
  readonly setExperiment: (experiment: number) => void
}

export const NotesContext = createContext<NotesState | null>(null)

export function useNotes(): NotesState {
  const notes = useContext(NotesContext)
  if (notes === null) throw new Error('This view stands outside of a demo.')
  return notes
}
