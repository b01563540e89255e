import type { LabMoment } from './labMoment.ts'
import type { LabSentence } from './labSentence.ts'

/** What has just happened, in one sentence. */
export function labNow({ event }: LabMoment): LabSentence {
  return { rule: event.type, text: '', docs: null }
}
