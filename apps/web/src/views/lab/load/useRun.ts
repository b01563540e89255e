import type { LoadRun } from '@loopscope/shared/lab/load/loadMoment'
import { useStore } from 'zustand'
import { type LoadKind, loadForm } from '../../../state/lab/load/loadForm.ts'
import { shownKind, shownRun } from '../../../state/lab/load/shownRun.ts'
import { useMoment } from '../labContext.ts'

/** The kind of run that is shown. */
export function useKind(): LoadKind {
  const tab = useStore(loadForm, (form) => form.tab)
  return shownKind(useMoment(), tab)
}

/** The run that is shown: at the cursor the last one of its kind. */
export function useRun(): LoadRun | null {
  return shownRun(useMoment(), useKind())
}
