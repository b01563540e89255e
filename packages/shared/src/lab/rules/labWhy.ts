import type { LabMoment } from '../labMoment.ts'
import type { LabSentence } from '../labSentence.ts'
import { rulesOf } from './labRules.ts'

/** Why it happened, by the first rule that holds; null: no rule knows. */
export function labWhy(moment: LabMoment): LabSentence | null {
  // What the cluster beside HAProxy did has the cluster's reasons.
  if (moment.event.type === 'beside') return moment.beside && labWhy(moment.beside)
  for (const { rule, docs, say } of rulesOf(moment.header.demo)) {
    const text = say(moment)
    if (text !== null) return { rule, text, docs }
  }
  return null
}
