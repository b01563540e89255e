import type { Failover } from '@loopscope/shared/lab/proxy/failover/failover'
import type { ExpectedDown } from '../../../../state/lab/proxy/expectedDown.ts'
import { endOf, type StopwatchMark, stopwatchMarks } from '../../../../state/lab/proxy/stopwatch.ts'
import { useSize } from '../../../hooks/useSize.ts'
import { placeMarks, secondsOf, widthOf } from './placeMarks.ts'

type Props = {
  readonly failover: Failover
  /** us since the server's end. */
  readonly now: number
  /** When it should be DOWN; null: it is, or no one can say. */
  readonly expected: ExpectedDown | null
}

const PAD = 8
/** Height of a row of words, and of the line with its points, px. */
const ROW = 15
const LINE = 16
/** The line is at least so long, however long the words at its end are, px. */
const SHORTEST = 60

/** The points of a failover on a line; the same in words for who cannot see it. */
export function StopwatchLine({ failover, now, expected }: Props) {
  const [ref, { width }] = useSize<HTMLDivElement>()
  const told = stopwatchMarks(failover)
  const marks = expected === null ? told : withExpected(told, expected)
  const last = marks.at(-1)?.after ?? 0
  // After the last point the line does not grow any more.
  const isOver = failover.upAt !== null || (endOf(failover) !== null && failover.backAt === null)
  const end = Math.max(1_000_000, last, isOver ? last : now) * 1.02
  // As long as the words of every mark have room to its right.
  const room = Math.min(
    ...marks.map((mark) => ((width - PAD - widthOf(mark)) * end) / Math.max(1, mark.after)),
  )
  const length = Math.max(SHORTEST, Math.min(width - 2 * PAD, room - PAD))
  const x = (after: number) => PAD + (length * Math.min(after, end)) / end
  const { marks: placed, rows } = placeMarks(marks, x)
  const middle = rows.above * ROW + LINE / 2
  return (
    <div className="stopwatch-line" ref={ref}>
      <svg
        width={width}
        height={middle + LINE / 2 + rows.below * ROW}
        role="img"
        aria-label={spoken(marks)}
      >
        <path className="line-axis" d={`M${PAD} ${middle}H${PAD + length}`} />
        <path className="line-done" d={`M${PAD} ${middle}H${x(now)}`} />
        {placed.map(({ mark, at, above, row }) => {
          const base = above
            ? middle - LINE / 2 - row * ROW - 4
            : middle + LINE / 2 + row * ROW + 11
          return (
            <g
              key={`${mark.name} ${mark.after}`}
              className={mark.expected ? 'line-expected' : 'line-mark'}
              data-bad={mark.bad}
            >
              {row > 0 && (
                <path className="line-pole" d={`M${at} ${middle}V${above ? base - 6 : base - 4}`} />
              )}
              <circle cx={at} cy={middle} r={4} />
              <text x={at + (row > 0 ? 3 : 0)} y={base}>
                {mark.name} <tspan className="line-time">{secondsOf(mark.after)}</tspan>
              </text>
            </g>
          )
        })}
        {!isOver && <path className="line-now" d={`M${x(now)} ${middle - 7}v14`} />}
      </svg>
    </div>
  )
}

function withExpected(
  marks: readonly StopwatchMark[],
  { after, atLatest }: ExpectedDown,
): readonly StopwatchMark[] {
  const name = atLatest ? 'DOWN, at the latest' : 'DOWN, expected'
  return [...marks, { name, after, bad: false, expected: true }].toSorted(
    (one, other) => one.after - other.after,
  )
}

function spoken(marks: readonly StopwatchMark[]): string {
  return marks.map(({ name, after }) => `${name} ${secondsOf(after)}`).join(', ')
}
