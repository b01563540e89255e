import type { LabMoment } from '@loopscope/shared/lab/labMoment'

/** How many answers the client got of each status, lowest first. 200 is there from the beginning, so that nothing moves with the first answer. */
export function clientStatuses({
  proxy,
  totals,
}: LabMoment): readonly (readonly [number, number])[] {
  const counts = new Map([[200, 0]])
  // Without a status, or sent when it had left: the client counts that itself, as it saw it.
  for (const { status, count, late } of proxy?.ended ?? [])
    if (status >= 0 && !late) counts.set(status, (counts.get(status) ?? 0) + count)
  // HAProxy's log comes a moment after the answer, or before it: what went well the client counts itself, and it adds up.
  const others = [...counts].reduce(
    (sum, [status, count]) => (status < 500 && status !== 200 ? sum + count : sum),
    0,
  )
  counts.set(200, Math.max(0, totals.answered - totals.failed - others))
  return [...counts].sort(([a], [b]) => a - b)
}
