import type { LabMoment } from './labMoment.ts'
import { rulesOf } from './labRules.ts'
import type { LabSentence } from './labSentence.ts'

/** Why it happened, by the first rule that holds; null: no rule knows. */
export function labWhy(moment: LabMoment): LabSentence | null {
  for (const { rule, docs, say } of rulesOf(moment.header.demo)) {
    const text = say(moment)
    if (text !== null) return { rule, text, docs }
  }
  return null
}
