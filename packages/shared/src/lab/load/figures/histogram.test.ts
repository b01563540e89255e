import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { build, encodeIntoCompressedBase64, type Histogram as JsHistogram } from 'hdr-histogram-js'
import { expect, test } from 'vitest'
import { decodeHistogram } from './decodeHistogram.ts'
import {
  binOf,
  correctedHistogram,
  type Histogram,
  histogramOf,
  mean,
  mergeHistograms,
  percentile,
  standardDeviation,
} from './histogram.ts'
import { logBins } from './logBins.ts'
import { maximum, percentilePoints } from './percentilePoints.ts'

const latency = fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 60_000_000 }))
const latencies = fc.array(latency, { minLength: 1, maxLength: 300 })

function recorded(values: readonly number[]): JsHistogram {
  const histogram = build({
    ...{ bitBucketSize: 32, lowestDiscernibleValue: 1, highestTrackableValue: 60_000_000 },
    ...{ numberOfSignificantValueDigits: 3, useWebAssembly: false },
  })
  for (const value of values) histogram.recordValue(value)
  return histogram
}

function encoded(values: readonly number[]): string {
  const compressed = Buffer.from(encodeIntoCompressedBase64(recorded(values)), 'base64')
  return inflateSync(compressed.subarray(8)).toString('base64')
}

function own(values: readonly number[]): Histogram {
  const bins = new Map<number, number>()
  for (const value of values) bins.set(binOf(value), (bins.get(binOf(value)) ?? 0) + 1)
  return histogramOf(bins)
}

test('a histogram that hdr-histogram-js has encoded is read bin by bin', () => {
  fc.assert(
    fc.property(latencies, (values) => {
      expect(decodeHistogram(encoded(values))).toEqual(own(values))
    }),
  )
})

test('percentiles, mean and deviation are those of hdr-histogram-js', () => {
  fc.assert(
    fc.property(latencies, fc.double({ min: 0.001, max: 100, noNaN: true }), (values, percent) => {
      const [theirs, ours] = [recorded(values), own(values)]
      expect(percentile(ours, percent)).toBe(theirs.getValueAtPercentile(percent))
      expect(mean(ours)).toBeCloseTo(theirs.mean, 6)
      expect(standardDeviation(ours)).toBeCloseTo(theirs.stdDeviation, 6)
      expect(maximum(ours)).toBe(theirs.getValueAtPercentile(100))
    }),
  )
})

test('the histogram of two recordings is that of both together', () => {
  fc.assert(
    fc.property(latencies, latencies, (one, other) => {
      expect(mergeHistograms([own(one), own(other)])).toEqual(own([...one, ...other]))
    }),
  )
})

test('a correction for coordinated omission adds what hdr-histogram-js adds', () => {
  const long = fc.array(fc.integer({ min: 1, max: 2_000_000 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(long, fc.integer({ min: 1000, max: 50_000 }), (values, interval) => {
      const theirs = recorded([])
      theirs.addWhileCorrectingForCoordinatedOmission(recorded(values), interval)
      const ours = correctedHistogram(own(values), interval)
      // Theirs begins at the bin's highest value, ours at its lowest: less than a thousandth apart.
      expect(ours.total).toBeGreaterThanOrEqual(values.length)
      for (const percent of [50, 90, 99])
        expect(
          Math.abs(percentile(ours, percent) - theirs.getValueAtPercentile(percent)),
        ).toBeLessThanOrEqual(interval + theirs.getValueAtPercentile(percent) / 500)
    }),
  )
})

test('a second without an answer is a second of late requests when corrected', () => {
  const quiet = Array.from({ length: 990 }, () => 2000)
  const corrected = correctedHistogram(own([...quiet, 1_000_000]), 10_000)
  // 990 were in time; then 1000, 990, ... 20 ms: what the bin holds is a little less than 1000, and all that follow too.
  expect(corrected.total).toBe(990 + 99)
  expect(percentile(own([...quiet, 1_000_000]), 99)).toBe(2000)
  expect(percentile(corrected, 95)).toBeGreaterThan(400_000)
})

test('nothing is corrected when there is no interval, and nothing read from what is no histogram', () => {
  const histogram = own([5, 5000])
  expect(correctedHistogram(histogram, 0)).toBe(histogram)
  expect(
    ['', 'AAAA', 'no histogram at all', encoded([7]).slice(0, 20)].map(decodeHistogram),
  ).toEqual(Array.from({ length: 4 }, () => ({ values: [], counts: [], total: 0 })))
})

test('every latency is in one bar of the logarithmic histogram', () => {
  fc.assert(
    fc.property(latencies, (values) => {
      const histogram = own(values)
      const bins = logBins(histogram)
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(values.length)
      for (const { from, to, count } of bins)
        expect(count).toBe(
          histogram.values.reduce(
            (sum, value, at) =>
              sum + (value >= from && value < to ? (histogram.counts[at] ?? 0) : 0),
            0,
          ),
        )
    }),
  )
})

test('the plot by percentile rises to the greatest latency and goes no further than the latencies tell', () => {
  fc.assert(
    fc.property(latencies, (values) => {
      const histogram = own(values)
      const points = percentilePoints(histogram)
      expect(points.map(({ us }) => us)).toEqual(
        points.map(({ us }) => us).sort((one, other) => one - other),
      )
      expect(points.at(-1)?.nines).toBeCloseTo(Math.log10(values.length))
      expect(points.at(-1)?.us).toBe(percentile(histogram, 100 * (1 - 1 / values.length)))
    }),
  )
  expect(percentilePoints(own([]))).toEqual([])
})
