import { counted } from '../labWords.ts'
import { grouped } from './autocannonTables.ts'

type Failed = {
  readonly responses: number
  readonly non2xx: number
  readonly errors: number
  /** Left out: not known yet. */
  readonly lost?: number
}

/** What failed beside a rate, and that nothing did: "all 2xx, no errors, none lost". Of no answer it is not said what it was. */
export function failedWords({ responses, non2xx, errors, lost }: Failed): string {
  const statuses = non2xx > 0 ? `${counted(non2xx, 'answer')} not 2xx` : 'all 2xx'
  return [
    ...(responses === 0 ? [] : [statuses]),
    errors === 0 ? 'no errors' : counted(errors, 'error'),
    ...(lost === undefined ? [] : [lost === 0 ? 'none lost' : `${grouped(lost)} lost`]),
  ].join(', ')
}
