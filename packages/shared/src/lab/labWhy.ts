import type { LabMoment } from './labMoment.ts'
import type { LabSentence } from './labSentence.ts'

/** Why it happened; null: no rule knows. */
export function labWhy(_moment: LabMoment): LabSentence | null {
  return null
}
