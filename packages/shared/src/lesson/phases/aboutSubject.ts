import type { Finding, Statement, Truth } from '../lesson.ts'
import type { NoteName } from '../notes.ts'
import { PHASES_START, type PhasesSettings, type Subject } from './phasesSettings.ts'
import type { PhasesModel } from './readPhases.ts'

export type PhasesStatement = Statement<PhasesSettings, PhasesModel>

/** A statement that the program of one subject decides. */
export function about(
  subject: Subject,
  note: NoteName,
  truth: Truth,
  really: string,
  judge: (model: PhasesModel, settings: PhasesSettings) => Finding | null,
  asModule = false,
): PhasesStatement {
  return {
    note,
    truth,
    really,
    shownBy: { ...PHASES_START, subject, asModule },
    judge: (model, settings) => (settings.subject === subject ? judge(model, settings) : null),
  }
}
