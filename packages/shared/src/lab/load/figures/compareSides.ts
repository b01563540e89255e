import type { LoadPart, LoadRun } from '../loadMoment.ts'
import { type Histogram, mergeHistograms } from './histogram.ts'
import { loadFigures, loadHistogram } from './loadFigures.ts'
import { median } from './median.ts'

/** A figure of several rounds: the middle one, and the least and the greatest. */
export type MedianRange = { readonly median: number; readonly least: number; readonly most: number }

export type Side = {
  readonly rounds: number
  readonly rate: MedianRange
  readonly histogram: Histogram
  readonly cpu: Readonly<Record<'client' | 'proxy' | 'server', number | null>>
  readonly responses: number
  readonly non2xx: number
  readonly errors: number
  readonly lost: number
}

export type Comparison = {
  readonly a: Side
  readonly b: Side
  /** Pairs of rounds that are both over. */
  readonly pairs: number
  /** B's rate to A's: the medians', and the least and greatest of any pair. null: A answered nothing, or no pair is over. */
  readonly ratio: MedianRange | null
  /** higher, lower: all of B's rounds are above, below all of A's. none: the ranges overlap, or there are fewer than two pairs. */
  readonly verdict: 'higher' | 'lower' | 'none' | 'failed'
}

/** Pairs of rounds that an A/B run is to have: each has one of A and one of B. */
export function plannedPairs({ planned }: Pick<LoadRun, 'planned'>): number {
  return planned / 2
}

/** What the rounds of an A/B run say so far. Only pairs count: an A without its B is left out. */
export function compareSides({ parts }: Pick<LoadRun, 'parts'>): Comparison {
  const over = parts.filter(
    ({ done }) => done?.reason === 'finished' || done?.reason === 'bailedOut',
  )
  const of = (side: 'a' | 'b') => over.filter(({ started }) => started.side === side)
  const bs = new Map(of('b').map((part) => [part.started.round, part]))
  const paired = of('a').flatMap((a) => {
    const b = bs.get(a.started.round)
    return b === undefined ? [] : [{ a, b }]
  })
  const [a, b] = [sideOf(paired.map((pair) => pair.a)), sideOf(paired.map((pair) => pair.b))]
  const ratios = paired.map((pair) => loadFigures(pair.b).rate / loadFigures(pair.a).rate)
  const known = ratios.length > 0 && ratios.every(Number.isFinite) && a.rate.median > 0
  return {
    ...{ a, b, pairs: paired.length },
    ratio: known ? { ...medianRange(ratios), median: b.rate.median / a.rate.median } : null,
    verdict: verdictOf(a, b, paired.length),
  }
}

function verdictOf(a: Side, b: Side, pairs: number): Comparison['verdict'] {
  // A refusal is faster than any answer: a rate of those compares nothing.
  if (a.non2xx + a.errors + a.lost + b.non2xx + b.errors + b.lost > 0) return 'failed'
  if (pairs < 2) return 'none'
  if (b.rate.least > a.rate.most) return 'higher'
  return b.rate.most < a.rate.least ? 'lower' : 'none'
}

function sideOf(parts: readonly LoadPart[]): Side {
  const figures = parts.map(loadFigures)
  const add = (of: 'responses' | 'non2xx' | 'errors' | 'lost') =>
    figures.reduce((sum, one) => sum + one[of], 0)
  const cpu = (role: 'client' | 'proxy' | 'server') => {
    const told = figures.flatMap((one) => one.cpu[role] ?? [])
    return told.length === 0 ? null : median(told)
  }
  return {
    rounds: parts.length,
    rate: medianRange(figures.map(({ rate }) => rate)),
    histogram: mergeHistograms(parts.map(loadHistogram)),
    cpu: { client: cpu('client'), proxy: cpu('proxy'), server: cpu('server') },
    ...{
      responses: add('responses'),
      non2xx: add('non2xx'),
      errors: add('errors'),
      lost: add('lost'),
    },
  }
}

/** Median and range; zeros of none. */
export function medianRange(numbers: readonly number[]): MedianRange {
  if (numbers.length === 0) return { median: 0, least: 0, most: 0 }
  return { median: median(numbers), least: Math.min(...numbers), most: Math.max(...numbers) }
}
