import type { RefObject } from 'react'
import { useLoopscope } from '../../hooks/loopscopeContext.ts'
import { useLit } from '../../now/useLit.ts'
import { goTo } from '../input/pick.ts'
import { COLUMNS, type TableRow } from './tableRows.ts'

type Props = {
  readonly row: TableRow
  readonly current: boolean
  /** Held by the current row, so that it can be brought into view. */
  readonly here: RefObject<HTMLTableRowElement | null>
}

/** One row: lit together with what it stands for; its number is the way there. */
export function LaneTableRow({ row, current, here }: Props) {
  const loopscope = useLoopscope()
  const lit = useLit(row.operation, { callback: null, step: row.step })
  const go = () => {
    loopscope.selection.setState({ selected: row.operation })
    goTo(loopscope, row.step)
  }
  return (
    <tr
      data-ph={row.lane}
      aria-current={current ? 'true' : undefined}
      ref={current ? here : undefined}
      {...lit}
    >
      {row.cells.map((cell, column) =>
        column === 0 ? (
          <th key={COLUMNS[column]} scope="row">
            <button type="button" aria-label={`Go to ${row.cells[1]} ${cell}`} onClick={go}>
              {cell === '' ? 'idle' : cell}
            </button>
          </th>
        ) : (
          <td key={COLUMNS[column]}>{cell}</td>
        ),
      )}
    </tr>
  )
}
