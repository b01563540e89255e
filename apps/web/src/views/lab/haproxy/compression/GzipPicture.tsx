import type { GzipSide } from '@loopscope/shared/lab/gzip/compareGzip'
import { lastMeasured } from '@loopscope/shared/lab/gzip/measureState'
import { bytesText } from '@loopscope/shared/lab/load/loadWords'
import { ticks } from '../../../../state/lab/load/ticks.ts'
import { useMoment } from '../../labContext.ts'
import { Chart } from '../../load/charts/Chart.tsx'
import { linear, type Scale } from '../../load/charts/plot.ts'
import { WAY_WORDS } from './wayWords.ts'

const BAR = 30
/** So much room has a label above its bar, px. */
const LABEL = 34
/** On less than this the label of the middle one stands a line of labels higher, and to the right of the bar before it, px. */
const NARROW = 600

/** To the right bytes, upwards processor time: each way stands where it is, and no single figure says which is best. */
export function GzipPicture() {
  const measured = useMoment()?.proxy?.measured
  const sides = measured === undefined ? [] : (lastMeasured(measured)?.compared.sides ?? [])
  const most = Math.max(1, ...sides.map(({ cpu, bytes }) => cpu?.most ?? bytes.median / 1000))
  const widest = Math.max(1, ...sides.map(({ bytes }) => bytes.most))
  const [across, up] = [ticks(widest * 1.05, 5), ticks(most, 4)]
  if (sides.length === 0) return null
  return (
    <Chart
      title="Across: bytes of an answer. Up: ms of processor time for 1,000 answers. Medians"
      note={
        <span className="chart-legend gzip-legend">
          <span>
            <i data-of="proxy" />
            HAProxy
          </span>
          <span>
            <i data-of="server" />
            server
          </span>
          <span>
            <i data-of="range" />
            range over the rounds
          </span>
        </span>
      }
      label={`${sides.map(saidOf).join('; ')}. The table of figures has the ranges.`}
      x={{
        ticks: across.map((value) => ({ value, words: bytesText(value) })),
        scale: (width) => linear(across.at(-1) ?? 1, width),
      }}
      y={{
        ticks: up.map((value) => ({ value, words: value.toLocaleString('en') })),
        scale: (height) => linear(up.at(-1) ?? 1, height),
      }}
    >
      {(x, y, { width }) =>
        sides.map((side) => <Bar key={side.way} side={side} x={x} y={y} width={width} />)
      }
    </Chart>
  )
}

const whole = (value: number) => Math.round(value).toLocaleString('en')

function saidOf({ way, bytes, cpu, rate }: GzipSide): string {
  const work = cpu === null ? '' : `, ${whole(cpu.median)} ms`
  return `${WAY_WORDS[way]}: ${bytesText(bytes.median)}${work}, ${whole(rate.median)} answers per second`
}

type Props = {
  readonly side: GzipSide
  readonly x: Scale
  readonly y: Scale
  readonly width: number
}

function Bar({ side, x, y, width }: Props) {
  const { way, bytes, server, proxy, cpu, rate } = side
  const at = x(bytes.median)
  const left = Math.max(0, at - BAR / 2)
  const [ofServer, all] = [server?.median ?? 0, (server?.median ?? 0) + (proxy?.median ?? 0)]
  const top = y(cpu?.most ?? all)
  // Beside a bar that leaves no room above it.
  const beside = top < LABEL
  const end = at > width - 90
  const isRaised = !beside && width < NARROW && way === 'pageByHaproxy'
  const labelX = beside ? (end ? left - 8 : left + BAR + 8) : isRaised ? left : at
  const labelY = beside ? top + 12 : top - (isRaised ? 20 + LABEL : 20)
  const anchor = beside
    ? end
      ? 'end'
      : 'start'
    : end
      ? 'end'
      : at < 60 || isRaised
        ? 'start'
        : 'middle'
  return (
    <g className="gzip-bar">
      <rect data-of="server" x={left} width={BAR} y={y(ofServer)} height={y(0) - y(ofServer)} />
      <rect data-of="proxy" x={left} width={BAR} y={y(all)} height={y(ofServer) - y(all)} />
      {cpu !== null && (
        <path
          data-of="range"
          d={`M${at} ${y(cpu.least)}V${y(cpu.most)}M${at - 5} ${y(cpu.least)}h10M${at - 5} ${y(cpu.most)}h10`}
        />
      )}
      <text x={anchor === 'end' && !beside ? width : labelX} y={labelY} textAnchor={anchor}>
        <tspan className="gzip-name">{WAY_WORDS[way]}</tspan>
        <tspan x={anchor === 'end' && !beside ? width : labelX} dy={14}>
          {bytesText(bytes.median)}
          {cpu === null ? '' : `, ${whole(cpu.median)} ms`}, {whole(rate.median)}/s
        </tspan>
      </text>
    </g>
  )
}
