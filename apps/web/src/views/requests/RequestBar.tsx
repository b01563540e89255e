import type { BarPiece } from './requestBars.ts'

/** One request on the lane. What it shows stands in the other columns as figures. */
export function RequestBar({ pieces }: { pieces: readonly BarPiece[] }) {
  return (
    <span className="request-bar" aria-hidden="true">
      {pieces.map(({ kind, look, left, width }, i) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one bar have no other identity
          key={i}
          data-kind={kind}
          data-ph={look ?? undefined}
          style={{ left: `${left}%`, width: `${width}%` }}
        />
      ))}
    </span>
  )
}
