import {
  INSTANCE_IDS,
  INSTANCE_KINDS,
  type InstanceKind,
} from '@loopscope/shared/lab/processes/instanceKinds'
import type { ReactNode } from 'react'

type Props = {
  readonly caption: string
  /** Over the names of the rows. */
  readonly corner: string
  /** Under the name of each kind; absent: nothing. */
  readonly by?: Readonly<Record<InstanceKind, string>>
  readonly rows: readonly KindsRow[]
}

type KindsRow = {
  readonly name: string
  readonly head: ReactNode
  /** `state`: how it is to be drawn. */
  readonly cells: Readonly<
    Record<InstanceKind, { readonly state: string; readonly say: ReactNode }>
  >
}

/** The four kinds side by side, under their cards. */
export function KindsTable({ caption, corner, by, rows }: Props) {
  return (
    <table className="kinds">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{corner}</th>
          {INSTANCE_KINDS.map((kind) => (
            <th key={kind} scope="col">
              {INSTANCE_IDS[kind]}
              {by !== undefined && <small>{by[kind]}</small>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, head, cells }) => (
          <tr key={name}>
            <th scope="row">{head}</th>
            {INSTANCE_KINDS.map((kind) => (
              <td
                key={kind}
                data-by={
                  by === undefined ? INSTANCE_IDS[kind] : `${INSTANCE_IDS[kind]}, ${by[kind]}`
                }
                data-state={cells[kind].state}
              >
                {cells[kind].say}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A cell for each kind. */
export function forKinds<T>(cell: (kind: InstanceKind) => T): Readonly<Record<InstanceKind, T>> {
  return {
    thread: cell('thread'),
    fork: cell('fork'),
    spawn: cell('spawn'),
    cluster: cell('cluster'),
  }
}
