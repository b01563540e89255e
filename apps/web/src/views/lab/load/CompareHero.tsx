import { grouped } from '@loopscope/shared/lab/load/autocannonTables'
import { compareSides, plannedPairs, type Side } from '@loopscope/shared/lab/load/compareSides'
import type { LoadRun } from '@loopscope/shared/lab/load/loadMoment'
import { latencyText, ratioText, TARGET_NAMES } from '@loopscope/shared/lab/load/loadWords'
import { verdictText } from '@loopscope/shared/lab/load/verdictText'
import { ScrollBox } from '../../ScrollBox.tsx'
import { linear } from './plot.ts'

const RANGE_WIDTH = 120

/** What A/B comes to: the ratio with its range, and each side's figures with what failed beside them. */
export function CompareHero({ run }: { run: LoadRun }) {
  const comparison = compareSides(run)
  const { a, b, ratio, pairs } = comparison
  const most = Math.max(a.rate.most, b.rate.most)
  return (
    <div className="load-hero load-compare">
      <div className="load-ratio">
        <p>Throughput, B to A</p>
        <p className="number load-big" role="status" aria-label="Ratio">
          {ratio === null ? '–' : ratioText(ratio.median)}
        </p>
        <p>
          {ratio === null
            ? 'No pair of rounds is over yet.'
            : `medians of ${pairs === 1 ? '1 pair' : `${pairs} pairs`}, range ${ratio.least.toFixed(2)}–${ratio.most.toFixed(2)}`}
        </p>
      </div>
      <ScrollBox name="Both sides" className="load-sides">
        <table>
          <caption className="unseen">A and B: rates, ranges, processor time and failures</caption>
          <thead>
            <tr>
              <th scope="col">side</th>
              <th scope="col">answers/s</th>
              <th scope="col" className="load-range">
                range over rounds
              </th>
              <th scope="col">CPU/answer: client</th>
              <th scope="col">proxy</th>
              <th scope="col">server</th>
              <th scope="col">not 2xx</th>
              <th scope="col">errors</th>
              <th scope="col">lost</th>
            </tr>
          </thead>
          <tbody>
            <Row name="A" look="a" target={targetOf(run, 'a')} side={a} most={most} />
            <Row name="B" look="b" target={targetOf(run, 'b')} side={b} most={most} />
          </tbody>
        </table>
        <p className="load-verdict">{verdictText(comparison, plannedPairs(run))}</p>
      </ScrollBox>
    </div>
  )
}

function targetOf({ parts }: LoadRun, side: 'a' | 'b'): string {
  const part = parts.find(({ started }) => started.side === side)
  return part === undefined ? '' : TARGET_NAMES[part.started.target]
}

type RowProps = {
  readonly name: string
  readonly look: 'a' | 'b'
  readonly target: string
  readonly side: Side
  readonly most: number
}

function Row({
  name,
  look,
  target,
  side: { rate, rounds, cpu, non2xx, errors, lost },
  most,
}: RowProps) {
  const us = (value: number | null) => (value === null ? '–' : latencyText(value))
  const x = linear(most, RANGE_WIDTH)
  return (
    <tr>
      <th scope="row">
        <i className="key-line" data-look={look} /> <b>{name}</b> {target}
      </th>
      <td className="load-rate">{rounds === 0 ? '–' : grouped(Math.round(rate.median))}</td>
      <td className="load-range">
        {rounds > 0 && (
          <svg
            width={RANGE_WIDTH}
            height={16}
            role="img"
            aria-label={`from ${grouped(Math.round(rate.least))} to ${grouped(Math.round(rate.most))}`}
          >
            <path className="chart-grid" d={`M0 8H${RANGE_WIDTH}`} />
            <rect
              x={x(rate.least)}
              y={4}
              width={Math.max(2, x(rate.most) - x(rate.least))}
              height={8}
              rx={2}
            />
            <path className="chart-line" d={`M${x(rate.median).toFixed(1)} 1V15`} />
          </svg>
        )}
      </td>
      <td>{us(cpu.client)}</td>
      <td>{us(cpu.proxy)}</td>
      <td>{us(cpu.server)}</td>
      <td data-bad={non2xx > 0}>{grouped(non2xx)}</td>
      <td data-bad={errors > 0}>{grouped(errors)}</td>
      <td data-bad={lost > 0}>{grouped(lost)}</td>
    </tr>
  )
}
