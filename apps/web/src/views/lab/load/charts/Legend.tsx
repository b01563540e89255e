import type { ReactNode } from 'react'
import type { LatencySeries } from '../../../../state/lab/load/loadTable.ts'

type Look = LatencySeries['look']

type Props = {
  readonly names: readonly (readonly [Look, string])[]
  /** What else there is to tell apart. */
  readonly children?: ReactNode
}

/** Which line is which. */
export function Legend({ names, children }: Props) {
  return (
    <span className="chart-legend">
      {names.map(([look, name]) => (
        <span key={look}>
          <i className="key-line" data-look={look} />
          {name}
        </span>
      ))}
      {children}
    </span>
  )
}
