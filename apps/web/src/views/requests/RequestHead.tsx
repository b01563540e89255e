import { nextOrder, REQUEST_COLUMNS, type RequestOrder } from './requestColumns.ts'

type Props = { readonly order: RequestOrder; readonly sort: (order: RequestOrder) => void }

/** The headings; each sorts. */
export function RequestHead({ order, sort }: Props) {
  return (
    <thead>
      <tr>
        {REQUEST_COLUMNS.map(({ name, title, hint, note, figure }) => (
          <th
            key={name}
            scope="col"
            className={figure ? 'figure' : undefined}
            aria-sort={
              order.column === name ? (order.descending ? 'descending' : 'ascending') : undefined
            }
          >
            <button type="button" title={hint} onClick={() => sort(nextOrder(order, name))}>
              {title}
            </button>
            {note !== undefined && <small>{note}</small>}
          </th>
        ))}
        <th scope="col" className="request-lane">
          Lane
        </th>
      </tr>
    </thead>
  )
}
