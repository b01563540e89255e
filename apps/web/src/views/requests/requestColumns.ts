import type { RequestRow } from '@loopscope/shared/timeline/requests/requestRow'

export type RequestColumn =
  | 'number'
  | 'request'
  | 'status'
  | 'at'
  | 'totalUs'
  | 'ranUs'
  | 'waitedUs'
  | 'held'

/** What can be sorted by: its heading, what it says when pointed at, and whether it is a figure. A wait may be longer than its request took. */
export const REQUEST_COLUMNS: readonly {
  readonly name: RequestColumn
  readonly title: string
  readonly hint: string
  /** What its figures count, below the heading. */
  readonly note?: string
  readonly figure: boolean
}[] = [
  { name: 'number', title: '#', hint: 'In the order in which they began', figure: true },
  {
    name: 'request',
    title: 'Request',
    hint: 'In: the program’s server received it. Out: the program sent it.',
    figure: false,
  },
  { name: 'status', title: 'Status', hint: 'Of the answer; else what became of it', figure: false },
  {
    name: 'at',
    title: 'Began ms',
    hint: 'In: its headers were read. Out: it was made.',
    figure: true,
  },
  {
    name: 'totalUs',
    title: 'Took ms',
    hint: 'In: until end() was called on the response. Out: until the whole response was read.',
    note: 'since it began',
    figure: true,
  },
  {
    name: 'ranUs',
    title: 'Ran ms',
    hint: 'Its own callbacks, by what scheduled what',
    note: 'its callbacks',
    figure: true,
  },
  {
    name: 'waitedUs',
    title: 'Waited ms',
    hint: 'It was ready, or may have been, while other callbacks ran, also before its headers were read',
    note: 'also before it began',
    figure: true,
  },
  {
    name: 'held',
    title: 'Held by',
    hint: 'The callback that it waited for longest',
    figure: false,
  },
]

export type RequestOrder = { readonly column: RequestColumn; readonly descending: boolean }

/** The rows in that order; equal ones as they began. */
export function sortRequests(
  rows: readonly RequestRow[],
  { column, descending }: RequestOrder,
): readonly RequestRow[] {
  const sign = descending ? -1 : 1
  return rows.toSorted(
    (a, b) => sign * compare(keyOf(a, column), keyOf(b, column)) || a.number - b.number,
  )
}

/** Of the same column the same order backwards; of another one the longest first, and words from A on. */
export function nextOrder(order: RequestOrder, column: RequestColumn): RequestOrder {
  if (order.column === column) return { column, descending: !order.descending }
  return {
    column,
    descending:
      column === 'totalUs' || column === 'ranUs' || column === 'waitedUs' || column === 'held',
  }
}

function keyOf(row: RequestRow, column: RequestColumn): number | string {
  switch (column) {
    case 'request':
      return `${row.target ?? ''} ${row.method ?? ''}`
    case 'status':
      return row.status ?? 1000
    case 'held':
      return row.held?.us ?? 0
    default:
      return row[column]
  }
}

function compare(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
