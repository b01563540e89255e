import type { LatencySeries } from '../../../../state/lab/load/loadTable.ts'

type Look = LatencySeries['look']

/** Which line is which. */
export function Legend({ names }: { names: readonly (readonly [Look, string])[] }) {
  return (
    <span className="chart-legend">
      {names.map(([look, name]) => (
        <span key={look}>
          <i className="key-line" data-look={look} />
          {name}
        </span>
      ))}
    </span>
  )
}
