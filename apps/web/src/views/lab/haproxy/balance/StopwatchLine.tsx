import type { Failover } from '@loopscope/shared/lab/proxy/proxyMoment'
import { stopwatchMarks } from '../../../../state/lab/proxy/stopwatch.ts'
import { useSize } from '../../../hooks/useSize.ts'
import { placeMarks } from './placeMarks.ts'

type Props = {
  readonly failover: Failover
  /** us since the server's end. */
  readonly now: number
  /** When it should be DOWN, us since then; null: it is, or no one can say. */
  readonly expected: number | null
}

const HEIGHT = 74
const MIDDLE = 38
const PAD = 12
/** px from the left that the words of the expected point and of the first one take together. */
const EXPECTED_ROOM = 150

/** The points of a failover on a line; the same in words for who cannot see it. */
export function StopwatchLine({ failover, now, expected }: Props) {
  const [ref, { width }] = useSize<HTMLDivElement>()
  const marks = stopwatchMarks(failover)
  const last = marks.at(-1)?.after ?? 0
  // After the last point the line does not grow any more.
  const isOver = failover.downAt !== null && (failover.upAt !== null || failover.backAt === null)
  const end = Math.max(1_000_000, last, expected ?? 0, isOver ? last : now) * 1.04
  const x = (after: number) => PAD + ((width - 2 * PAD) * after) / end
  const placed = placeMarks(marks, x, width)
  const shown = Math.min(now, end)
  return (
    <div className="stopwatch-line" ref={ref}>
      <svg width={width} height={HEIGHT} role="img" aria-label={spoken(marks)}>
        <path className="line-axis" d={`M${PAD} ${MIDDLE}H${width - PAD}`} />
        <path className="line-done" d={`M${PAD} ${MIDDLE}H${x(shown)}`} />
        {expected !== null && (
          <g className="line-expected">
            <circle className="line-expected-dot" cx={x(expected)} cy={MIDDLE} r={4} />
            {x(expected) > EXPECTED_ROOM && (
              <>
                <text x={x(expected)} y={MIDDLE + 18} textAnchor="end">
                  DOWN, expected
                </text>
                <text x={x(expected)} y={MIDDLE + 32} textAnchor="end">
                  {seconds(expected)}
                </text>
              </>
            )}
          </g>
        )}
        {placed.map(({ mark, at, above, anchor, told }) => (
          <g key={`${mark.name} ${mark.after}`} className="line-mark" data-bad={mark.bad}>
            <circle cx={at} cy={MIDDLE} r={4} />
            {told && (
              <>
                <text x={at} y={above ? MIDDLE - 22 : MIDDLE + 18} textAnchor={anchor}>
                  {mark.name}
                </text>
                <text
                  className="line-time"
                  x={at}
                  y={above ? MIDDLE - 9 : MIDDLE + 32}
                  textAnchor={anchor}
                >
                  {seconds(mark.after)}
                </text>
              </>
            )}
          </g>
        ))}
        {!isOver && <path className="line-now" d={`M${x(shown)} ${MIDDLE - 9}v18`} />}
      </svg>
    </div>
  )
}

const seconds = (us: number) => `${(us / 1_000_000).toFixed(2)} s`

function spoken(marks: readonly { readonly name: string; readonly after: number }[]): string {
  return marks.map(({ name, after }) => `${name} ${seconds(after)}`).join(', ')
}
