import { type Responses, responsesAt } from '../../../../state/lab/proxy/responses.ts'
import { useSize } from '../../../hooks/useSize.ts'
import { Panel } from '../../../kit/Panel.tsx'
import { useLab, useLabCursor, useLabState } from '../../labContext.ts'

/** How much is shown, s. */
const SECONDS = 30
const LEFT = 30
const TOP = 8
const BOTTOM = 20

/** What clients got in each of the last seconds: fine, refused, failed. */
export function ResponsesPanel() {
  const { store } = useLab()
  const cursor = useLabCursor()
  useLabState(({ length }) => length)
  const counts = responsesAt(store.getState().events, cursor, SECONDS)
  const [ref, { width, height }] = useSize<HTMLDivElement>()
  const now = counts.at(-1)
  return (
    <Panel
      name="Responses per second"
      className="responses"
      note={
        <span className="responses-legend">
          <i data-kind="fine" />
          ok
          <i data-kind="refused" />
          4xx
          <i data-kind="failed" />
          failed
        </span>
      }
    >
      <div className="responses-field" ref={ref}>
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={`In the last second ${now?.fine ?? 0} answered, ${now?.refused ?? 0} refused with 4xx, ${now?.failed ?? 0} failed with 5xx or got no answer.`}
        >
          {width > LEFT && height > TOP + BOTTOM && (
            <Bars counts={counts} width={width} height={height} />
          )}
        </svg>
      </div>
    </Panel>
  )
}

type Props = {
  readonly counts: readonly Responses[]
  readonly width: number
  readonly height: number
}

function Bars({ counts, width, height }: Props) {
  const most = niceMost(Math.max(...counts.map((one) => one.fine + one.refused + one.failed)))
  const step = (width - LEFT - 10) / SECONDS
  const room = height - TOP - BOTTOM
  const y = (count: number) => TOP + room * (1 - count / most)
  return (
    <>
      {[0, most / 2, most].map((count) => (
        <g key={count}>
          <path className="chart-grid" d={`M${LEFT} ${y(count)}H${width - 10}`} />
          <text className="chart-axis" x={LEFT - 6} y={y(count) + 4} textAnchor="end">
            {count}
          </text>
        </g>
      ))}
      {counts.map(({ from, fine, refused, failed }, i) => {
        const x = LEFT + i * step + 0.5
        const wide = Math.max(1, step - 1.5)
        const bar = (kind: string, below: number, count: number) =>
          count > 0 && (
            <rect
              data-kind={kind}
              {...{ x, width: wide, y: y(below + count), height: y(below) - y(below + count) }}
            />
          )
        return (
          <g key={from}>
            {bar('fine', 0, fine)}
            {bar('refused', fine, refused)}
            {bar('failed', fine + refused, failed)}
          </g>
        )
      })}
      <text className="chart-axis" x={LEFT} y={height - 5}>
        -{SECONDS} s
      </text>
      <text className="chart-axis" x={width - 10} y={height - 5} textAnchor="end">
        shown moment
      </text>
    </>
  )
}

/** The next of 4, 10, 20, 50, 100, ...: the picture must not breathe with every request. */
function niceMost(most: number): number {
  for (let power = 1; ; power *= 10)
    for (const nice of [4, 10, 20]) if (nice * power >= most) return nice * power
}
