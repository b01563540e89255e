import type { LabMoment } from './labMoment.ts'

/**
 * Requests that the shown clients have sent in this epoch. The client of a cluster beside HAProxy is one of them only while that cluster
 * runs: it ends where another experiment is chosen, and nothing else on the page counts it then.
 */
export function sentIn({ totals, beside, proxy }: LabMoment): number {
  const runs = proxy?.settings?.experiment === 'cluster'
  return totals.sent + (runs ? (beside?.totals.sent ?? 0) : 0)
}
