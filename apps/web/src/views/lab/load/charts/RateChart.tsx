import { counted as countedWords } from '@loopscope/shared/lab/labWords'
import { grouped } from '@loopscope/shared/lab/load/autocannonTables'
import { median } from '@loopscope/shared/lab/load/figures/median'
import type { LoadRun } from '@loopscope/shared/lab/load/loadMoment'
import { type LoadStretch, loadStretches } from '../../../../state/lab/load/loadSeries.ts'
import { ticks } from '../../../../state/lab/load/ticks.ts'
import { Chart } from './Chart.tsx'
import { linear, path, type Scale } from './plot.ts'
import { middleOf, RateLegend } from './RateLegend.tsx'
import { WarmupShade } from './Warmup.tsx'

/** Answers per second in windows of a fifth of a second; the parts of a run laid end to end. */
export function RateChart({ run }: { run: LoadRun }) {
  const { stretches, seconds } = loadStretches(run)
  const rates = stretches.flatMap(({ points }) => points.map(({ rate }) => rate))
  const up = ticks(Math.max(1, ...rates), 4)
  const most = up.at(-1) ?? 1
  const along = ticks(seconds, 6).filter((value) => value <= seconds)
  const now = stretches.at(-1)
  const counted = now?.points.filter(({ warmup }) => !warmup) ?? []
  const label = `Answers per second. ${
    now === undefined || counted.length === 0
      ? 'None yet.'
      : `The median of the last part's windows is ${grouped(Math.round(median(counted.map(({ rate }) => rate))))}.`
  } The table of windows has the same figures.`
  return (
    <Chart
      title={run.kind === 'ab' ? 'Answers per second, rounds in turns' : 'Answers per second'}
      note={<RateLegend run={run} stretches={stretches} />}
      label={label}
      x={{
        ticks: run.kind === 'ab' ? [] : along.map((value) => ({ value, words: `${value} s` })),
        scale: (width) => linear(seconds, width),
      }}
      y={{
        ticks: up.map((value) => ({ value, words: grouped(value) })),
        scale: (height) => linear(most, height),
      }}
    >
      {(x, y, { height }) =>
        stretches.map((stretch) => (
          <Stretch key={stretch.part.started.part} {...{ stretch, x, y, height }} />
        ))
      }
    </Chart>
  )
}

type StretchProps = {
  readonly stretch: LoadStretch
  readonly x: Scale
  readonly y: Scale
  readonly height: number
}

function Stretch({ stretch, x, y, height }: StretchProps) {
  const { part, from, to, points } = stretch
  const { side, kind, generator } = part.started
  const look = side === 'b' ? 'b' : generator === 'steady' ? 'c' : 'a'
  const counted = points.filter(({ warmup }) => !warmup)
  const middle = middleOf({ part, points })
  const name =
    side?.toUpperCase() ??
    (kind === 'stalled' ? (generator === 'steady' ? 'open loop' : 'closed loop') : '')
  return (
    <g>
      <WarmupShade stretch={stretch} x={x} height={height} />
      <path
        className="chart-line"
        data-look={look}
        d={path(points.map(({ seconds, rate }) => [x(seconds), y(rate)]))}
      />
      {middle !== null && kind !== 'stalled' && (
        <path
          className="chart-line"
          data-look="median"
          d={`M${x(counted[0]?.seconds ?? from).toFixed(1)} ${y(middle).toFixed(1)}H${x(to).toFixed(1)}`}
        >
          <title>{`Median of the windows: ${grouped(Math.round(middle))} answers per second`}</title>
        </path>
      )}
      {points.map(({ seconds, failed }) =>
        failed > 0 ? (
          <circle key={seconds} className="chart-bad" cx={x(seconds)} cy={height - 4} r={4}>
            <title>{countedWords(failed, 'error')}</title>
          </circle>
        ) : null,
      )}
      {name !== '' && (
        <text className="chart-axis" x={(x(from) + x(to)) / 2} y={height + 16} textAnchor="middle">
          {kind === 'stalled' ? '' : name}
        </text>
      )}
      {to > from && from > 0 && (
        <path className="chart-grid" d={`M${x(from).toFixed(1)} 0V${height}`} />
      )}
    </g>
  )
}
