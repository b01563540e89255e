import type { Look } from './look.ts'

const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

/** The second cue besides colour: one shape per phase and queue. Decorative; the name stands beside it. */
export function Glyph({
  look,
  size = 12,
  x,
  y,
}: {
  look: Look
  size?: number
  x?: number
  y?: number
}) {
  return (
    <svg
      className="glyph"
      x={x}
      y={y}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      {shapeOf(look)}
    </svg>
  )
}

function shapeOf(look: Look) {
  switch (look) {
    case 'main':
      return <path {...line} strokeWidth="2" d="M3 4h10M3 8h7M3 12h9" />
    case 'timers':
      return (
        <g {...line} strokeWidth="1.75">
          <circle cx="8" cy="8" r="5.8" />
          <path d="M8 4.8V8l2.3 1.6" />
        </g>
      )
    case 'pending':
      return (
        <circle
          {...line}
          strokeWidth="2"
          strokeLinecap="butt"
          strokeDasharray="3 2.76"
          cx="8"
          cy="8"
          r="5.5"
        />
      )
    case 'idle':
      return <path {...line} strokeWidth="2" d="M5.5 3.5v9M10.5 3.5v9" />
    case 'poll':
      return (
        <>
          <path fill="currentColor" d="M2.5 3h11L8 10z" />
          <path {...line} strokeWidth="2" d="M3 13.2h10" />
        </>
      )
    case 'check':
      return <path fill="currentColor" d="M8 1.5 14.5 8 8 14.5 1.5 8z" />
    case 'close':
      return <path {...line} strokeWidth="2.4" d="m3.8 3.8 8.4 8.4m0-8.4-8.4 8.4" />
    case 'exit':
      return <path {...line} strokeWidth="2" d="M2 8h8M6.8 4.6 10.2 8l-3.4 3.4M13.6 3v10" />
    case 'tick':
      return <path {...line} strokeWidth="2.2" d="m3 3 5 5-5 5M8.5 3l5 5-5 5" />
    case 'micro':
      return <circle fill="currentColor" cx="8" cy="8" r="5" />
    case 'err':
      return (
        <>
          <path fill="currentColor" d="M8 1.5 15 14H1z" />
          <path {...line} stroke="var(--err-ink)" strokeWidth="1.7" d="M8 6v4M8 11.6v.6" />
        </>
      )
    default:
      return look satisfies never
  }
}
