import type { Failover } from '@loopscope/shared/lab/proxy/proxyMoment'

/** One point of a failover on its own clock. */
export type StopwatchMark = {
  readonly name: string
  /** us since the server was killed or frozen. */
  readonly after: number
  /** Clients were harmed here. */
  readonly bad: boolean
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

/** How long the stopwatch has run: until the server was DOWN and no one was harmed any more, else until now. us. */
export function stopwatchTime(failover: Failover, now: number): number {
  const { at, downAt, lastHarmedAt } = failover
  return Math.max(0, (downAt === null ? now : Math.max(downAt, lastHarmedAt ?? 0)) - at)
}

/** When a dead server will be DOWN, if every check from now on fails, us since its end: an estimate. null: it is, or unknown. */
export function expectedDown(
  { at, downAt, upAt, backAt }: Failover,
  next: { readonly at: number; readonly health: number; readonly rise: number } | null,
  interUs: number,
): number | null {
  if (downAt !== null || upAt !== null || backAt !== null || next === null) return null
  const left = next.health - next.rise + 1
  return left <= 0 ? null : Math.max(0, next.at - at) + (left - 1) * interUs
}
