import type { LabEvent } from '../../labEvent.ts'
import type { LabMoment } from '../../labMoment.ts'
import type { ProxyMoment } from '../proxyMoment.ts'
import type { Failover } from './failover.ts'

/**
 * Whether the failover is over, or its server was taken out by hand. Of a server that HAProxy never saw fall no event of HAProxy's
 * tells that it is well: it is so as soon as it runs again.
 */
export function settle(
  failover: Failover,
  { process, servers }: ProxyMoment,
  { event, processes }: LabMoment,
): Failover {
  const known = servers.find(({ name }) => name === failover.server)
  const status = known?.state?.status ?? ''
  const isTakenOut = known === undefined || /^(?:MAINT|DRAIN|NOLB)/.test(status)
  const takenOutAt = isTakenOut ? (failover.takenOutAt ?? event.at) : null
  const own = processes.find(({ id }) => id === failover.server)
  const runs = own?.state === 'listening' && !own.frozen
  // A server that never was DOWN, but of which checks have failed ("UP 2/3"), is well again with its full health.
  const isWell = runs && process !== null && saysWell(status)
  const upAt = isWell && failover.backAt !== null ? event.at : null
  return takenOutAt === failover.takenOutAt && upAt === null
    ? failover
    : { ...failover, takenOutAt, upAt }
}

/** HAProxy's figures are looked at several times in this, us. */
const LOOKS = 500_000

/** It runs again, and seemed to be well; but a check had failed before, of which only the next look at HAProxy's figures tells. */
export function isSeenLate(failover: Failover, event: LabEvent): boolean {
  if (event.type !== 'server' || event.server !== failover.server) return false
  const { backAt, upAt } = failover
  const isBad = /^(?:UP \d|DOWN)/.test(event.status)
  return isBad && upAt !== null && upAt === backAt && event.at - upAt < LOOKS
}

/** Whether the failover is over, and no check failed meanwhile and nobody took the server out: HAProxy never noticed. */
export function isUnnoticed({ upAt, downAt, steps }: Failover): boolean {
  return upAt !== null && downAt === null && steps.every(({ status }) => saysWell(status))
}

const saysWell = (status: string) => /^(?:UP|no check)$/.test(status)
