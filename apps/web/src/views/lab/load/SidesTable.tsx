import { grouped } from '@loopscope/shared/lab/load/autocannonTables'
import type { Side } from '@loopscope/shared/lab/load/figures/compareSides'
import { latencyText } from '@loopscope/shared/lab/load/loadWords'
import type { ReactNode } from 'react'
import { useNarrow } from '../../hooks/useNarrow.ts'
import { linear } from './charts/plot.ts'

/** One side of an A/B run, with what it was sent to. */
type NamedSide = {
  readonly look: 'a' | 'b'
  readonly target: string
  readonly side: Side
}

type Props = {
  readonly sides: readonly NamedSide[]
  /** Answers per second at the right end of the ranges. */
  readonly most: number
}

/** A and B beside their figures: a row each, or on a phone, where those have no room, a column each. */
export function SidesTable({ sides, most }: Props) {
  const narrow = useNarrow()
  const figures = figuresOf(most, narrow ? 72 : 120)
  return (
    <table>
      <caption className="unseen">A and B: rates, ranges, processor time and failures</caption>
      {narrow ? (
        <>
          <thead>
            <tr>
              <th scope="col">side</th>
              {sides.map((side) => (
                <Name key={side.look} scope="col" {...side} />
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map(({ name, of, look, cell, bad }) => (
              <tr key={name}>
                <th scope="row">
                  {of === undefined ? '' : `${of}: `}
                  {name}
                </th>
                {sides.map(({ look: which, side }) => (
                  <td key={which} className={look} data-bad={bad?.(side)}>
                    {cell(side)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </>
      ) : (
        <>
          <thead>
            <tr>
              <th scope="col">side</th>
              {figures.map(({ name, look }) => (
                <th key={name} scope="col" className={look === 'load-range' ? look : undefined}>
                  {name === 'client' && `${CPU}: `}
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sides.map((named) => (
              <tr key={named.look}>
                <Name scope="row" {...named} />
                {figures.map(({ name, look, cell, bad }) => (
                  <td key={name} className={look} data-bad={bad?.(named.side)}>
                    {cell(named.side)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </>
      )}
    </table>
  )
}

function Name({ look, target, scope }: NamedSide & { scope: 'row' | 'col' }) {
  return (
    <th scope={scope}>
      <i className="key-line" data-look={look} /> <b>{look.toUpperCase()}</b> {target}
    </th>
  )
}

type Figure = {
  readonly name: string
  /** What it is one of, said again where they stand below each other. */
  readonly of?: string
  readonly look?: string
  readonly cell: (side: Side) => ReactNode
  readonly bad?: (side: Side) => boolean
}

/** `width`: of a range, px. */
function figuresOf(most: number, width: number): readonly Figure[] {
  const us = (value: number | null) => (value === null ? '–' : latencyText(value))
  const count = (name: string, of: (side: Side) => number): Figure => ({
    name,
    cell: (side) => grouped(of(side)),
    bad: (side) => of(side) > 0,
  })
  return [
    {
      name: 'median answers/s',
      look: 'load-rate',
      cell: ({ rounds, rate }) => (rounds === 0 ? '–' : grouped(Math.round(rate.median))),
    },
    {
      name: 'range over rounds',
      look: 'load-range',
      cell: ({ rounds, rate }) => rounds > 0 && <Range rate={rate} most={most} width={width} />,
    },
    { name: 'client', of: CPU, cell: ({ cpu }) => us(cpu.client) },
    { name: 'proxy', of: CPU, cell: ({ cpu }) => us(cpu.proxy) },
    { name: 'server', of: CPU, cell: ({ cpu }) => us(cpu.server) },
    count('not 2xx', ({ non2xx }) => non2xx),
    count('errors', ({ errors }) => errors),
    count('lost', ({ lost }) => lost),
  ]
}

const CPU = 'CPU/answer'

type RangeProps = Pick<Side, 'rate'> & Pick<Props, 'most'> & { readonly width: number }

function Range({ rate: { least, median, most: greatest }, most, width }: RangeProps) {
  const x = linear(most, width)
  return (
    <svg
      width={width}
      height={16}
      role="img"
      aria-label={`from ${grouped(Math.round(least))} to ${grouped(Math.round(greatest))}`}
    >
      <path className="chart-grid" d={`M0 8H${width}`} />
      <rect x={x(least)} y={4} width={Math.max(2, x(greatest) - x(least))} height={8} rx={2} />
      <path className="chart-line" d={`M${x(median).toFixed(1)} 1V15`} />
    </svg>
  )
}
