import { type Histogram, highestEquivalent, percentile } from './histogram.ts'

/** A point of the plot by percentile: `nines` is log10(1 / (1 - p)), so 1 is 90 %, 2 is 99 %, 3 is 99.9 %. */
export type PercentilePoint = {
  readonly nines: number
  readonly percent: number
  readonly us: number
}

const STEPS_PER_NINE = 20

/**
 * The plot's points from the median's half on, as many as the number of latencies can tell: of 10,000, none beyond 99.99 %.
 * Empty of an empty histogram.
 */
export function percentilePoints(histogram: Histogram): PercentilePoint[] {
  if (histogram.total === 0) return []
  const last = Math.log10(histogram.total)
  const points: PercentilePoint[] = []
  for (let step = 0; step / STEPS_PER_NINE < last; step++)
    points.push(pointAt(histogram, step / STEPS_PER_NINE))
  return [...points, pointAt(histogram, last)]
}

function pointAt(histogram: Histogram, nines: number): PercentilePoint {
  const percent = 100 * (1 - 10 ** -nines)
  return { nines, percent, us: percentile(histogram, percent) }
}

/** The highest latency, as the histogram has it; 0 of an empty one. */
export function maximum({ values }: Histogram): number {
  const last = values.at(-1)
  return last === undefined ? 0 : highestEquivalent(last)
}
