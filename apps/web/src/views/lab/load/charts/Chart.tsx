import type { ReactNode } from 'react'
import { useSize } from '../../../hooks/useSize.ts'
import type { Scale } from './plot.ts'
import './Chart.css'

const LEFT = 58
const RIGHT = 28
const TOP = 10
const BOTTOM = 24

type Tick = { readonly value: number; readonly words: string }
type Area = { readonly width: number; readonly height: number }
type Props = {
  readonly title: string
  readonly note?: ReactNode
  /** What the picture says, for whoever does not see it. */
  readonly label: string
  readonly x: { readonly ticks: readonly Tick[]; readonly scale: (width: number) => Scale }
  readonly y: { readonly ticks: readonly Tick[]; readonly scale: (height: number) => Scale }
  /** What is drawn, on an area whose origin is below on the left. */
  readonly children: (x: Scale, y: Scale, area: Area) => ReactNode
}

/** A picture with two axes, as large as its place. Own SVG: a few hundred points, and text that can be selected. */
export function Chart({ title, note, label, x, y, children }: Props) {
  const [ref, size] = useSize<HTMLDivElement>()
  const width = Math.max(0, size.width - LEFT - RIGHT)
  const height = Math.max(0, size.height - TOP - BOTTOM)
  const [scaleX, up] = [x.scale(width), y.scale(height)]
  const scaleY: Scale = (value) => height - up(value)
  return (
    <figure className="chart">
      <figcaption>
        <h2>{title}</h2>
        {note}
      </figcaption>
      <div className="chart-field" ref={ref}>
        {width > 0 && height > 0 && (
          <svg width={size.width} height={size.height} role="img" aria-label={label}>
            <g transform={`translate(${LEFT} ${TOP})`}>
              {y.ticks.map(({ value, words }) => (
                <g key={value}>
                  <path className="chart-grid" d={`M0 ${scaleY(value).toFixed(1)}H${width}`} />
                  <text className="chart-axis" x={-8} y={scaleY(value) + 4} textAnchor="end">
                    {words}
                  </text>
                </g>
              ))}
              {x.ticks.map(({ value, words }) => (
                <g key={value}>
                  <path className="chart-grid" d={`M${scaleX(value).toFixed(1)} 0V${height}`} />
                  <text
                    className="chart-axis"
                    x={scaleX(value)}
                    y={height + 16}
                    textAnchor="middle"
                  >
                    {words}
                  </text>
                </g>
              ))}
              {children(scaleX, scaleY, { width, height })}
            </g>
          </svg>
        )}
      </div>
    </figure>
  )
}
