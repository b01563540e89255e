import type { LabMoment } from './labMoment.ts'

/**
 * Requests that the shown clients have sent in this epoch, without those that never left them. The client of a cluster beside HAProxy is one of them only while that cluster
 * runs: it ends where another experiment is chosen, and nothing else on the page counts it then.
 */
export function sentIn({ totals, beside, proxy }: LabMoment): number {
  const runs = proxy?.settings?.experiment === 'cluster'
  return left(totals) + (runs && beside !== null ? left(beside.totals) : 0)
}

const left = ({ sent, unsent }: LabMoment['totals']) => sent - unsent
