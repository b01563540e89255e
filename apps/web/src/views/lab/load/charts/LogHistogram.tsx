import { counted } from '@loopscope/shared/lab/labWords'
import { grouped } from '@loopscope/shared/lab/load/autocannonTables'
import type { Histogram } from '@loopscope/shared/lab/load/figures/histogram'
import { logBins } from '@loopscope/shared/lab/load/figures/logBins'
import { latencyText } from '@loopscope/shared/lab/load/loadWords'
import { logTicks, ticks } from '../../../../state/lab/load/ticks.ts'
import { Chart } from './Chart.tsx'
import { linear, logarithmic } from './plot.ts'

/** How many answers took how long, ten bars for each power of ten. */
export function LogHistogram({ histogram }: { histogram: Histogram }) {
  const bins = logBins(histogram)
  const [first, last] = [bins[0]?.from ?? 1, bins.at(-1)?.to ?? 10]
  const along = logTicks(first, last).filter(
    (value) => value >= first * 0.99 && value <= last * 1.01,
  )
  const up = ticks(Math.max(1, ...bins.map(({ count }) => count)), 4)
  const top = bins.reduce((best, bin) => (bin.count > best.count ? bin : best), {
    from: 0,
    to: 0,
    count: 0,
  })
  return (
    <Chart
      title="How many took how long"
      note={<span className="number">{counted(histogram.total, 'answer')}</span>}
      label={`Histogram of latencies on a logarithmic axis, ${counted(histogram.total, 'answer')}; most of them, ${grouped(top.count)}, took ${latencyText(top.from)} to ${latencyText(top.to)}.`}
      x={{
        ticks: along.map((value) => ({ value, words: latencyText(value).replace('.00', '') })),
        scale: (width) => logarithmic(first, last, width),
      }}
      y={{
        ticks: up.map((value) => ({ value, words: grouped(value) })),
        scale: (height) => linear(up.at(-1) ?? 1, height),
      }}
    >
      {(x, y, { height }) =>
        bins.map(({ from, to, count }) => (
          <rect
            key={from}
            className="chart-bar"
            x={x(from) + 0.5}
            y={y(count)}
            width={Math.max(1, x(to) - x(from) - 1)}
            height={Math.max(count > 0 ? 1 : 0, height - y(count))}
          >
            <title>{`${latencyText(from)} to ${latencyText(to)}: ${grouped(count)}`}</title>
          </rect>
        ))
      }
    </Chart>
  )
}
