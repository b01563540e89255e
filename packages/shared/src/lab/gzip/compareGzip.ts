import { type MedianRange, medianRange } from '../load/figures/compareSides.ts'
import { loadFigures } from '../load/figures/loadFigures.ts'
import type { LoadPart, LoadRun } from '../load/loadMoment.ts'
import { type GzipWay, gzipWays } from '../load/loadTargets.ts'

/** What one way comes to over the rounds that count. */
export type GzipSide = {
  readonly way: GzipWay
  /** Bytes that the client read for an answer, head and body. */
  readonly bytes: MedianRange
  /** Answers per second. */
  readonly rate: MedianRange
  /** ms of processor time per 1000 answers, of each process and of both; null: this system does not tell. */
  readonly proxy: MedianRange | null
  readonly server: MedianRange | null
  readonly cpu: MedianRange | null
}

export type GzipComparison = {
  /** In the order of `gzipWays`; empty before the first round is over. */
  readonly sides: readonly GzipSide[]
  /** Rounds in which each of the three ways has finished. */
  readonly rounds: number
  /** Answers other than 2xx, errors, and requests that were lost, in those rounds. */
  readonly failed: number
}

/** What the rounds of a run say so far. Only whole rounds count: a slow moment is to meet all three. */
export function compareGzip({ parts }: Pick<LoadRun, 'parts'>): GzipComparison {
  const finished = parts.filter(({ done }) => done?.reason === 'finished')
  const of = (way: GzipWay, round: number) =>
    finished.find(({ started }) => started.target === way && started.round === round)
  const numbers = [...new Set(finished.map(({ started }) => started.round))]
  const whole = numbers.filter((round) => gzipWays.every((way) => of(way, round) !== undefined))
  if (whole.length === 0) return { sides: [], rounds: 0, failed: 0 }
  const partsOf = (way: GzipWay) => whole.flatMap((round) => of(way, round) ?? [])
  const sides = gzipWays.map((way) => sideOf(way, partsOf(way)))
  const failed = gzipWays
    .flatMap(partsOf)
    .map(loadFigures)
    .reduce((sum, { non2xx, errors, lost }) => sum + non2xx + errors + lost, 0)
  return { sides, rounds: whole.length, failed }
}

function sideOf(way: GzipWay, parts: readonly LoadPart[]): GzipSide {
  const figures = parts.map(loadFigures)
  // us per answer are ms per 1000 answers.
  const cpu = (take: (of: { proxy: number; server: number }) => number): MedianRange | null => {
    const told = figures.flatMap(({ cpu: { proxy, server } }) =>
      proxy === null || server === null ? [] : [take({ proxy, server })],
    )
    return told.length === figures.length ? medianRange(told) : null
  }
  return {
    way,
    bytes: medianRange(figures.map(({ bytesPerResponse }) => bytesPerResponse)),
    rate: medianRange(figures.map(({ rate }) => rate)),
    proxy: cpu(({ proxy }) => proxy),
    server: cpu(({ server }) => server),
    cpu: cpu(({ proxy, server }) => proxy + server),
  }
}

/** How many times as much `a` is as `b`, by their medians; null: their ranges overlap, or there is one round only. */
export function shownRatio(a: MedianRange, b: MedianRange, rounds: number): number | null {
  if (rounds < 2 || b.median === 0) return null
  return a.least > b.most || a.most < b.least ? a.median / b.median : null
}
