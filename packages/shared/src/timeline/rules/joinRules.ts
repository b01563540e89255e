import type { Docs } from '../docs.ts'
import type { Why } from '../frame.ts'
import type { Rule } from './rule.ts'

/** What the rules say, one after the other, and who says so. */
export function joinRules<Moment>(
  rules: readonly Rule<Moment>[],
  moment: Moment,
): Pick<Why, 'sentence' | 'rules' | 'docs'> {
  const docs = new Set<Docs>(rules.map((rule) => rule.docs))
  return {
    sentence: rules.map((rule) => rule.say(moment)).join(' '),
    rules: rules.map(({ id }) => id),
    docs: [...docs],
  }
}
