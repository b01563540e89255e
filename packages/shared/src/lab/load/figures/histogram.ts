/**
 * Latencies as a histogram of HdrHistogram's shape: three significant digits from 1 us on. Plain data; each function returns
 * another. `values` are the lowest of their bin, ascending; `counts` are above 0.
 */
export type Histogram = {
  readonly values: readonly number[]
  readonly counts: readonly number[]
  readonly total: number
}

export const NO_HISTOGRAM: Histogram = { values: [], counts: [], total: 0 }

/** Bins of one width each; from the second on, the lower half is what narrower bins hold. */
const HALF = 1024

/** Lowest value of the bin that a value is in, whole us. */
export function binOf(value: number): number {
  const width = widthOf(value)
  return Math.floor(value / width) * width
}

/** How many us share this value's bin: 1 below 2048, 2 below 4096, and so on. */
export function widthOf(value: number): number {
  let width = 1
  while (value >= 2 * HALF * width) width *= 2
  return width
}

/** Lowest value of the bin with this index, in HdrHistogram's order of bins. */
export function valueAtIndex(index: number): number {
  const bucket = Math.floor(index / HALF) - 1
  return bucket < 0 ? index : ((index % HALF) + HALF) * 2 ** bucket
}

/** The highest value that cannot be told from this one. HdrHistogram gives it as the value of a percentile. */
export function highestEquivalent(value: number): number {
  const width = widthOf(value)
  return Math.floor(value / width) * width + width - 1
}

/** A histogram of these counts by bin. Bins may come in any order. */
export function histogramOf(bins: ReadonlyMap<number, number>): Histogram {
  const sorted = [...bins].filter(([, count]) => count > 0).sort(([one], [other]) => one - other)
  return {
    values: sorted.map(([value]) => value),
    counts: sorted.map(([, count]) => count),
    total: sorted.reduce((sum, [, count]) => sum + count, 0),
  }
}

/** All of them together, as if recorded in one. */
export function mergeHistograms(all: readonly Histogram[]): Histogram {
  const bins = new Map<number, number>()
  for (const { values, counts } of all)
    for (const [at, value] of values.entries())
      bins.set(value, (bins.get(value) ?? 0) + (counts[at] ?? 0))
  return histogramOf(bins)
}

/** us that `percent` of all latencies are at or below, 0 to 100; 0 of an empty one. */
export function percentile({ values, counts, total }: Histogram, percent: number): number {
  // Up to a whole latency, but not for what multiplying in floating point has added.
  const exact = (Math.min(100, percent) / 100) * total
  const wanted = Math.max(1, Math.ceil(exact - exact * Number.EPSILON))
  let seen = 0
  for (const [at, value] of values.entries()) {
    seen += counts[at] ?? 0
    if (seen >= wanted) return highestEquivalent(value)
  }
  return 0
}

/** Mean in us, of the middles of the bins as HdrHistogram has it; 0 of an empty one. */
export function mean({ values, counts, total }: Histogram): number {
  if (total === 0) return 0
  const sum = values.reduce((sum, value, at) => sum + middle(value) * (counts[at] ?? 0), 0)
  return sum / total
}

/** Standard deviation in us. */
export function standardDeviation(histogram: Histogram): number {
  const { values, counts, total } = histogram
  if (total === 0) return 0
  const centre = mean(histogram)
  const sum = values.reduce(
    (sum, value, at) => sum + (middle(value) - centre) ** 2 * (counts[at] ?? 0),
    0,
  )
  return Math.sqrt(sum / total)
}

function middle(value: number): number {
  return value + Math.floor(widthOf(value) / 2)
}

/**
 * Adds what a closed loop did not measure. While one answer takes `value`, its connection would have asked again each `interval`
 * us, and those requests would have waited value - interval, value - 2 x interval, ... Nothing is added for an interval of 0.
 */
export function correctedHistogram(histogram: Histogram, interval: number): Histogram {
  if (!(interval > 0)) return histogram
  const bins = new Map<number, number>()
  const add = (value: number, count: number) => {
    const bin = binOf(value)
    bins.set(bin, (bins.get(bin) ?? 0) + count)
  }
  for (const [at, value] of histogram.values.entries()) {
    const count = histogram.counts[at] ?? 0
    add(value, count)
    for (let missing = value - interval; missing >= interval; missing -= interval)
      add(Math.floor(missing), count)
  }
  return histogramOf(bins)
}
