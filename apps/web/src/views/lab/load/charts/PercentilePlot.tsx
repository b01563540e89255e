import { percentilePoints } from '@loopscope/shared/lab/load/figures/percentilePoints'
import { latencyText } from '@loopscope/shared/lab/load/loadWords'
import type { LatencySeries } from '../../../../state/lab/load/loadTable.ts'
import { logTicks, ticks } from '../../../../state/lab/load/ticks.ts'
import { Chart } from './Chart.tsx'
import { Legend } from './Legend.tsx'
import { linear, logarithmic, path } from './plot.ts'

const PERCENTS = ['0%', '90%', '99%', '99.9%', '99.99%', '99.999%'] as const

/** Latency by percentile: to the right, each step is a tenth of the requests that are left. */
export function PercentilePlot({
  series,
  isLinear = false,
}: {
  series: readonly LatencySeries[]
  /** The axis of latencies: a stall is seen as long as it was. */
  isLinear?: boolean
}) {
  const lines = series.map((one) => ({ ...one, points: percentilePoints(one.histogram) }))
  const all = lines.flatMap(({ points }) => points.map(({ us }) => us))
  const up = isLinear ? ticks(Math.max(1, ...all), 4) : logTicks(Math.min(...all), Math.max(...all))
  const [least = 1, most = 10] = [up[0], up.at(-1)]
  const nines = Math.max(1, ...lines.flatMap(({ points }) => points.at(-1)?.nines ?? 0))
  return (
    <Chart
      title="Latency by percentile"
      note={<Legend names={series.map(({ look, name }) => [look, name])} />}
      label={`Latency by percentile of ${series.map(({ name }) => name).join(', ')}. The table of percentiles has the same figures.`}
      x={{
        ticks: PERCENTS.flatMap((words, value) => (value <= nines ? [{ value, words }] : [])),
        scale: (width) => linear(nines, width),
      }}
      y={{
        ticks: up.map((value) => ({ value, words: latencyText(value).replace('.00', '') })),
        scale: (height) => (isLinear ? linear(most, height) : logarithmic(least, most, height)),
      }}
    >
      {(x, y) =>
        lines.map(({ name, look, points }) => (
          <path
            key={name}
            className="chart-line"
            data-look={look}
            d={path(points.map((point) => [x(point.nines), y(point.us)]))}
          />
        ))
      }
    </Chart>
  )
}
