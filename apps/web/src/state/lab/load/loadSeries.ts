import type { LoadPart, LoadRun } from '@loopscope/shared/lab/load/loadMoment'

/** A window on the chart: seconds since the run's first part, parts laid end to end. */
type LoadPoint = {
  readonly seconds: number
  readonly rate: number
  readonly p50: number | null
  readonly p90: number | null
  readonly p99: number | null
  readonly failed: number
  readonly warmup: boolean
}

/** One part on the chart: where it begins and ends, and its windows. */
export type LoadStretch = {
  readonly part: LoadPart
  readonly from: number
  readonly to: number
  readonly points: readonly LoadPoint[]
}

/** Parts of a run laid end to end, without the time that passed between them; those to come as long as they are planned. */
export function loadStretches({ parts, planned }: LoadRun): {
  readonly stretches: readonly LoadStretch[]
  readonly seconds: number
} {
  const stretches: LoadStretch[] = []
  let end = 0
  for (const part of parts) {
    const points = pointsOf(part, end)
    const { warmupSeconds, seconds } = part.started
    const told = points.at(-1)?.seconds ?? end
    const to =
      part.done === null ? Math.max(told, end + warmupSeconds + seconds) : Math.max(told, end + 0.2)
    stretches.push({ part, from: end, to, points })
    end = to
  }
  const last = parts.at(-1)?.started
  const more =
    last === undefined ? 0 : (planned - parts.length) * (last.seconds + last.warmupSeconds)
  return { stretches, seconds: end + more }
}

function pointsOf({ samples }: LoadPart, begin: number): LoadPoint[] {
  const first = samples[0]?.from ?? 0
  return samples.map(({ from, to, warmup, responses, errors, latency }) => ({
    seconds: begin + ((from + to) / 2 - first) / 1e6,
    rate: to > from ? (responses * 1e6) / (to - from) : 0,
    p50: latency?.p50 ?? null,
    p90: latency?.p90 ?? null,
    p99: latency?.p99 ?? null,
    failed: Object.values(errors).reduce((sum, count) => sum + count, 0),
    warmup,
  }))
}
