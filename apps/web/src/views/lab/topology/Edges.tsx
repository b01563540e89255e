import { pathOf, pointOn } from './curve.ts'
import type { Edge } from './edges.ts'

/** The lines between the cards, with what goes along them. What they say is said by the cards too. */
export function Edges({ edges, column }: { edges: readonly Edge[]; column: boolean }) {
  return (
    <svg className="edges" aria-hidden="true">
      {edges.map(({ key, kind, curve, rate, inFlight }) => {
        const { x, y } = pointOn(curve, column ? 0.5 : 0.42)
        const text = edgeWords(rate, inFlight)
        return (
          <g key={key} data-kind={kind} data-busy={rate > 0 || inFlight > 0}>
            <path d={pathOf(curve)} />
            {text !== '' && kind === 'request' && !column && (
              <text x={x} y={y - 10} textAnchor="middle">
                {text}
              </text>
            )}
            {Array.from({ length: Math.min(inFlight, 6) }, (_, i) => {
              const at = pointOn(curve, 0.86 - 0.05 * i)
              // biome-ignore lint/suspicious/noArrayIndexKey: the circles of one line have no other identity
              return <circle key={i} cx={at.x} cy={at.y} r={3.5} />
            })}
          </g>
        )
      })}
    </svg>
  )
}

function edgeWords(rate: number, inFlight: number): string {
  const parts = []
  if (rate > 0) parts.push(`${Math.round(rate).toLocaleString('en')} req/s`)
  if (inFlight > 0) parts.push(`${inFlight} in flight`)
  return parts.join(', ')
}
