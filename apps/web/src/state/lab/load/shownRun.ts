import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { loadGoesOn } from '@loopscope/shared/lab/load/loadGoesOn'
import type { LoadRun } from '@loopscope/shared/lab/load/loadMoment'
import type { LoadKind } from './loadForm.ts'

/** The kind that is shown: the tab's, else that of the last run at the moment, else a single one. */
export function shownKind(moment: LabMoment | null, tab: LoadKind | null): LoadKind {
  return tab ?? moment?.load?.runs.at(-1)?.kind ?? 'single'
}

/** The last run of this kind at the moment; null: there was none. */
export function shownRun(moment: LabMoment | null, kind: LoadKind): LoadRun | null {
  return moment?.load?.runs.findLast((run) => run.kind === kind) ?? null
}

/** Whether a generator works at the moment, or a run waits for its turn. */
export function isBusy(moment: LabMoment | null): boolean {
  if (moment?.load == null || moment.end !== null) return false
  return (
    loadGoesOn(moment.load) ||
    moment.processes.some(({ id, exit }) => id === 'runner' && exit === null)
  )
}
