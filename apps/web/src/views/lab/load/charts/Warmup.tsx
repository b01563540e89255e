import type { LoadStretch } from '../../../../state/lab/load/loadSeries.ts'
import type { Scale } from './plot.ts'

type Props = {
  readonly stretch: LoadStretch
  readonly x: Scale
  readonly height: number
}

/** The windows of a part that are in none of the run's figures: whoever compares the two must see which they are. */
export function WarmupShade({ stretch: { from, to, points }, x, height }: Props) {
  if (!points.some(({ warmup }) => warmup)) return null
  const counted = points.find(({ warmup }) => !warmup)
  return (
    <rect
      className="chart-warmup"
      x={x(from)}
      y={0}
      width={Math.max(0, x(counted?.seconds ?? to) - x(from))}
      height={height}
    >
      <title>Warm-up, not counted</title>
    </rect>
  )
}

/** What the shade is; nothing where no part has one. */
export function WarmupKey({ stretches }: { stretches: readonly LoadStretch[] }) {
  if (!stretches.some(({ points }) => points.some(({ warmup }) => warmup))) return null
  return (
    <span>
      <i className="key-shade" />
      warm-up
    </span>
  )
}
