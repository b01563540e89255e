import type { LabMoment } from '../labMoment.ts'
import type { LabSentence } from '../labSentence.ts'

/** Why what has just happened did, as data. `say` is null where the rule does not hold. */
export type LabRule = {
  readonly rule: string
  readonly docs: LabSentence['docs']
  readonly say: (moment: LabMoment) => string | null
}
