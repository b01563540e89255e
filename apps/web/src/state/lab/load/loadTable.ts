import { compareSides } from '@loopscope/shared/lab/load/figures/compareSides'
import type { Histogram } from '@loopscope/shared/lab/load/figures/histogram'
import { percentile } from '@loopscope/shared/lab/load/figures/histogram'
import { correctedLoad, loadHistogram } from '@loopscope/shared/lab/load/figures/loadFigures'
import type { LoadPart, LoadRun } from '@loopscope/shared/lab/load/loadMoment'
import { TARGET_NAMES } from '@loopscope/shared/lab/load/loadWords'

/** Latencies under a name, as a column of the table and a line of the plot. `look`: how the line is drawn. */
export type LatencySeries = {
  readonly name: string
  readonly look: 'a' | 'b' | 'c'
  readonly histogram: Histogram
}

/** What a run's latencies are compared by. `pinned`: a run that this browser keeps; beside single runs only. */
export function latencySeries(run: LoadRun, pinned: LoadPart | null): LatencySeries[] {
  const named = (name: string, look: LatencySeries['look'], histogram: Histogram) =>
    histogram.total === 0 ? [] : [{ name, look, histogram }]
  const [first, second] = run.parts
  switch (run.kind) {
    case 'single':
      return [
        ...(first === undefined
          ? []
          : named(TARGET_NAMES[first.started.target], 'a', loadHistogram(first))),
        ...(pinned === null
          ? []
          : named(`pinned: ${TARGET_NAMES[pinned.started.target]}`, 'b', loadHistogram(pinned))),
      ]
    case 'ab': {
      const { a, b } = compareSides(run)
      return [...named('A', 'a', a.histogram), ...named('B', 'b', b.histogram)]
    }
    case 'stalled':
      return [
        ...(first === undefined ? [] : named('closed loop', 'a', loadHistogram(first))),
        ...(first === undefined ? [] : named('corrected', 'b', correctedLoad(first))),
        ...(second === undefined ? [] : named('open loop', 'c', loadHistogram(second))),
      ]
    default:
      return run.kind satisfies never
  }
}

const TABLE_PERCENTILES = [50, 90, 99, 99.9, 100] as const

/** us at each percentile of the table, a column per series. */
export function percentileRows(series: readonly LatencySeries[]) {
  return TABLE_PERCENTILES.map((percent) => ({
    name: percent === 100 ? 'max' : `p${percent}`,
    us: series.map(({ histogram }) => percentile(histogram, percent)),
  }))
}
