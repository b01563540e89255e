import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { counted } from '@loopscope/shared/lab/labWords'

/** By how many HAProxy's log and what its client tells differ at a moment: neither comes at once. */
export type LogBesideClient = {
  /** Requests in the log that the client has not said to have sent: of many at a time it tells only sums, every 0.1 s. */
  readonly ahead: number
  /** Answers that the client has, and that the log does not have, or not yet. */
  readonly behind: number
}

/** Of none where no HAProxy runs. */
export function logBesideClient({ proxy, totals }: LabMoment): LogBesideClient {
  if (proxy === null) return { ahead: 0, behind: 0 }
  // What was sent when the client had left is no answer to it.
  const logged = proxy.ended.reduce(
    (sum, { status, late, count }) => (status < 0 || late ? sum : sum + count),
    0,
  )
  return {
    ahead: Math.max(0, proxy.proxied - (totals.sent - totals.unsent)),
    behind: Math.max(0, totals.answered - logged),
  }
}

/** That as a sentence; null: they agree. */
export function logBesideClientWords(moment: LabMoment): string | null {
  const { ahead, behind } = logBesideClient(moment)
  if (ahead > 0)
    return `HAProxy’s log is ahead of the client by ${counted(ahead, 'request')}: the client tells sums, every 0.1 s.`
  return behind > 0 ? `HAProxy’s log is behind the client by ${counted(behind, 'answer')}.` : null
}
