import type { Histogram } from './histogram.ts'

/** A bar of the histogram over a logarithmic axis: latencies from `from` on and below `to`, us. */
export type LogBin = { readonly from: number; readonly to: number; readonly count: number }

const PER_DECADE = 10

/** Ten bars a decade from the least latency to the greatest, empty ones too, so that a gap is seen. Every latency is in one. */
export function logBins({ values, counts }: Histogram): LogBin[] {
  const [first, last] = [values[0], values.at(-1)]
  if (first === undefined || last === undefined) return []
  const begin = binIndex(first)
  const bins = Array.from({ length: binIndex(last) - begin + 1 }, () => 0)
  for (const [at, value] of values.entries()) {
    const index = binIndex(value) - begin
    bins[index] = (bins[index] ?? 0) + (counts[at] ?? 0)
  }
  return bins.map((count, at) => ({ from: edge(begin + at), to: edge(begin + at + 1), count }))
}

function binIndex(value: number): number {
  const guess = Math.floor(PER_DECADE * Math.log10(Math.max(1, value)))
  // The logarithm of an edge may come out a little below it.
  return value >= edge(guess + 1) ? guess + 1 : guess
}

function edge(index: number): number {
  return 10 ** (index / PER_DECADE)
}
