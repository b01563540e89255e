import type { LabMoment } from '@loopscope/shared/lab/labMoment'

/**
 * How many requests HAProxy has logged that its client has not said to have sent: of many at a time the client tells only sums,
 * every 0.1 s. 0 where no HAProxy runs.
 */
export function aheadOfClient({ proxy, totals }: LabMoment): number {
  return proxy === null ? 0 : Math.max(0, proxy.proxied - (totals.sent - totals.unsent))
}
