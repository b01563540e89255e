import type { LabInFlight } from '@loopscope/shared/lab/labMoment'
import type { Failover } from '@loopscope/shared/lab/proxy/failover/failover'
import { isUnnoticed } from '@loopscope/shared/lab/proxy/failover/settleFailover'
import type { ProxyServerMoment } from '@loopscope/shared/lab/proxy/proxyMoment'

/** One point of a failover on its own clock. */
export type StopwatchMark = {
  readonly name: string
  /** us since the server was killed or frozen. */
  readonly after: number
  /** Clients were harmed here. */
  readonly bad: boolean
  /** It has not come yet. */
  readonly expected?: boolean
}

/** The points of a failover in the order in which they came: what HAProxy told, who was harmed, when the server was back. */
export function stopwatchMarks(failover: Failover): readonly StopwatchMark[] {
  const { at, cause, firstHarmedAt, lastHarmedAt, downAt, backAt, upAt, steps } = failover
  const marks: StopwatchMark[] = [
    { name: cause === 'frozen' ? 'freeze' : 'kill', after: 0, bad: false },
  ]
  const add = (name: string, when: number | null, bad = false) => {
    if (when !== null && when >= at) marks.push({ name, after: when - at, bad })
  }
  for (const step of steps)
    if (step.status !== 'UP' && step.at !== downAt) add(step.status, step.at)
  add('first error', firstHarmedAt, true)
  if (lastHarmedAt !== firstHarmedAt) add('last error', lastHarmedAt, true)
  add('DOWN', downAt)
  add(cause === 'frozen' ? 'thawed' : 'restarted', backAt)
  // Where HAProxy never noticed it was UP all the time.
  if (!isUnnoticed(failover)) add('UP', upAt)
  return marks.sort((a, b) => a.after - b.after)
}

/** When HAProxy gave the server nothing any more, or when it was well again before that; null: neither yet. */
export function endOf({ downAt, takenOutAt, upAt }: Failover): number | null {
  return downAt ?? takenOutAt ?? upAt
}

/** How long the stopwatch has run: until its end and until no one could be harmed any more, else until now. us. */
export function stopwatchTime(failover: Failover, now: number, open: boolean): number {
  const { at, lastHarmedAt } = failover
  const end = endOf(failover)
  return Math.max(0, (open || end === null ? now : Math.max(end, lastHarmedAt ?? 0)) - at)
}

/** Whether requests still wait that were sent before its end: each of them may yet be harmed. */
export function isAwaited(failover: Failover, inFlight: readonly LabInFlight[]): boolean {
  const end = endOf(failover)
  return end !== null && isSentBefore(end, failover.at, inFlight)
}

/**
 * Whether its count of harmed requests may still grow: what was sent before the server was given requests again belongs to this failure,
 * however long after it ends. So does whatever is asked while HAProxy has no server, or gives requests to the one that is out.
 */
export function isUnsettled(
  failover: Failover,
  inFlight: readonly LabInFlight[],
  servers: readonly Pick<ProxyServerMoment, 'name' | 'up'>[],
): boolean {
  const { at, server, upAt } = failover
  const up = servers.filter((one) => one.up)
  const isOpen = up.length === 0 || up.some(({ name }) => name === server)
  const until = upAt ?? (isOpen ? null : endOf(failover))
  return until === null || isSentBefore(until, at, inFlight)
}

const isSentBefore = (until: number, begun: number, inFlight: readonly LabInFlight[]) =>
  inFlight.some(({ at }) => at >= begun - LOOK_BACK && at <= until)

/** A request that has waited longer than that waits for something else, us. */
const LOOK_BACK = 10_000_000
