import { pathOf, pointOn } from './curve.ts'
import type { Edge } from './edge.ts'

/** Where two cards stand nearer, no text is written between them, px. */
const TEXT = 64

/** Where the circle stands that is nearest to its end, how far apart they stand, px, and how many at most: the cards have the count. */
const LAST = 0.86
const APART = 9
const MOST = 6

const lengthOf = (curve: Edge['curve']) =>
  Math.max(1, Math.hypot(curve[3].x - curve[0].x, curve[3].y - curve[0].y))

/** So many circles have room beside each other on a line, the first of them always. */
const roomFor = (curve: Edge['curve']) =>
  Math.max(1, Math.floor(((LAST - 0.1) * lengthOf(curve)) / APART))

/** The lines between the cards, with what goes along them. What they say is said by the cards too. */
export function Edges({ edges, column }: { edges: readonly Edge[]; column: boolean }) {
  return (
    <svg className="edges" aria-hidden="true">
      {edges.map(({ key, kind, curve, told, rate, inFlight, look = 'plain' }) => {
        const isTold = kind === 'request' && !column && curve[3].x - curve[0].x >= TEXT
        const isFirst = told === 'middle'
        const { x, y } = isFirst ? pointOn(curve, 0.5) : { x: curve[3].x - 10, y: curve[3].y }
        const anchor = isFirst ? 'middle' : 'end'
        // On the side of the line that it comes from nothing else stands.
        const isFalling = !isFirst && curve[3].y > curve[0].y + 4
        return (
          <g key={key} data-kind={kind} data-look={look} data-busy={rate > 0 || inFlight > 0}>
            <path d={pathOf(curve)} />
            {isTold && rate > 0 && (
              <text x={x} y={isFalling ? y + 20 : y - 10} textAnchor={anchor}>
                {Math.round(rate).toLocaleString('en')} req/s
              </text>
            )}
            {isTold && isFirst && inFlight > 0 && (
              <text x={x} y={y + 20} textAnchor={anchor}>
                {inFlight} in flight
              </text>
            )}
            {Array.from({ length: Math.min(inFlight, MOST, roomFor(curve)) }, (_, i) => {
              const at = pointOn(curve, LAST - (i * APART) / lengthOf(curve))
              // biome-ignore lint/suspicious/noArrayIndexKey: the circles of one line have no other identity
              return <circle key={i} cx={at.x} cy={at.y} r={3.5} />
            })}
          </g>
        )
      })}
    </svg>
  )
}
