import type { LabInFlight } from '@loopscope/shared/lab/labMoment'
import type { Failover } from '@loopscope/shared/lab/proxy/proxyMoment'

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
  add('UP', upAt)
  return marks.sort((a, b) => a.after - b.after)
}

/** How long the stopwatch has run: until the server was DOWN and no one could be harmed any more, else until now. us. */
export function stopwatchTime(failover: Failover, now: number, open: boolean): number {
  const { at, downAt, lastHarmedAt } = failover
  return Math.max(0, (open || downAt === null ? now : Math.max(downAt, lastHarmedAt ?? 0)) - at)
}

/** Whether requests still wait that were sent before the server was DOWN: each of them may yet be harmed. */
export function isAwaited({ at, downAt }: Failover, inFlight: readonly LabInFlight[]): boolean {
  return downAt !== null && isSentBefore(downAt, at, inFlight)
}

/**
 * Whether its count of harmed requests may still grow: what was sent before the server was given requests again belongs to this failure,
 * however long after it ends.
 */
export function isUnsettled(failover: Failover, inFlight: readonly LabInFlight[]): boolean {
  const { at, downAt, upAt } = failover
  const until = upAt ?? downAt
  return until === null || isSentBefore(until, at, inFlight)
}

const isSentBefore = (until: number, begun: number, inFlight: readonly LabInFlight[]) =>
  inFlight.some(({ at }) => at >= begun - LOOK_BACK && at <= until)

/** A request that has waited longer than that waits for something else, us. */
const LOOK_BACK = 10_000_000
