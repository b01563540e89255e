import type { LabEvent } from '../labEvent.ts'
import type { LabMoment } from '../labMoment.ts'
import type { Harm } from './failover/failover.ts'

/**
 * What an event tells of harm to the client's requests, as the client saw it: no answer in its time, none at all, or an error that
 * HAProxy answered with itself. HAProxy's log would not do: a client that gives up waiting for a frozen server is no error to it.
 * null: none. What ended with HAProxy or with the client was no server's doing, and what was never sent was nobody's.
 */
export function harmOf(event: LabEvent, moment: LabMoment): Harm | null {
  if (event.type !== 'answer' && event.type !== 'sum') return null
  if (hasGone(moment, 'client') || hasGone(moment, moment.proxy?.process ?? null)) return null
  // In mode tcp no answer is HAProxy's own, and none says whose it is.
  const isHttp = moment.proxy?.settings?.mode === 'http'
  if (event.type === 'answer') {
    const { outcome, status, process, unsent, at, us } = event
    const isOwnError = isHttp && (status ?? 0) >= 500 && isFront(process)
    const isHarmed = outcome === 'answered' ? isOwnError : unsent === undefined
    const tooSlow = isOwnError && status === 504 && ({ tooSlow: true } as const)
    return isHarmed ? { count: 1, at, sentAt: at - us, ...tooSlow } : null
  }
  const count = event.processes.reduce((sum, row) => {
    const { process, refused, reset, timedOut, lost, unsent = 0, failed = 0 } = row
    const own = isHttp && isFront(process) ? failed : 0
    return sum + refused + reset + timedOut + lost - unsent + own
  }, 0)
  return count === 0 ? null : { count, at: event.to, sentAt: event.from }
}

/** An answer that names no server is HAProxy's own: its process is then the one that has the connection. */
const isFront = (process: string | null) => process?.startsWith('haproxy') ?? false

function hasGone({ processes }: LabMoment, id: string | null): boolean {
  if (id === null) return true
  const process = processes.find((one) => one.id === id)
  return process !== undefined && (process.exit !== null || process.askedToEndAt !== null)
}
