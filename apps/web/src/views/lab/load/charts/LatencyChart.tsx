import type { LoadRun } from '@loopscope/shared/lab/load/loadMoment'
import { latencyText } from '@loopscope/shared/lab/load/loadWords'
import { loadStretches } from '../../../../state/lab/load/loadSeries.ts'
import { logTicks, ticks } from '../../../../state/lab/load/ticks.ts'
import { Chart } from './Chart.tsx'
import { Legend } from './Legend.tsx'
import { linear, logarithmic, path } from './plot.ts'
import { WarmupKey, WarmupShade } from './Warmup.tsx'

const LINES = [
  ['a', 'p50'],
  ['b', 'p90'],
  ['c', 'p99'],
] as const

/** p50, p90 and p99 of each window, on a logarithmic axis. */
export function LatencyChart({ run }: { run: LoadRun }) {
  const { stretches, seconds } = loadStretches(run)
  const all = stretches.flatMap(({ points }) =>
    points.flatMap(({ p50, p99 }) => (p50 === null || p99 === null ? [] : [p50, p99])),
  )
  const up = logTicks(Math.min(...all, 100), Math.max(...all, 1000))
  const [least = 1, most = 10] = [up[0], up.at(-1)]
  const last = stretches.at(-1)?.points.findLast(({ p50 }) => p50 !== null)
  return (
    <Chart
      title="Latency in each window"
      note={
        <Legend names={LINES}>
          <WarmupKey stretches={stretches} />
        </Legend>
      }
      label={
        last?.p50 == null || last.p99 === null
          ? 'Latencies. None yet.'
          : `Latencies: in the last window half are within ${latencyText(last.p50)}, 99 of 100 within ${latencyText(last.p99)}. The table of windows has the same figures.`
      }
      x={{
        ticks: ticks(seconds, 6)
          .filter((value) => value <= seconds)
          .map((value) => ({ value, words: `${value} s` })),
        scale: (width) => linear(seconds, width),
      }}
      y={{
        ticks: up.map((value) => ({ value, words: latencyText(value).replace('.00', '') })),
        scale: (height) => logarithmic(least, most, height),
      }}
    >
      {(x, y, { height }) =>
        stretches.flatMap((stretch) => [
          <WarmupShade key={stretch.part.started.part} {...{ stretch, x, height }} />,
          ...LINES.map(([look, name]) => (
            <path
              key={`${stretch.part.started.part} ${name}`}
              className="chart-line"
              data-look={look}
              d={path(
                stretch.points.map((point) => {
                  const us = point[name]
                  return us === null ? null : [x(point.seconds), y(us)]
                }),
              )}
            />
          )),
        ])
      }
    </Chart>
  )
}
