type Props = {
  /** From 0. */
  readonly page: number
  /** Rows of a page, and of all pages. */
  readonly size: number
  readonly count: number
  readonly turn: (page: number) => void
}

/** Turns the pages of a long table, and says which rows show. */
export function PageButtons({ page, size, count, turn }: Props) {
  const from = firstOf(page, size, count)
  return (
    <>
      <button
        type="button"
        className="button small"
        disabled={page === 0}
        onClick={() => turn(page - 1)}
      >
        Earlier
      </button>
      <button
        type="button"
        className="button small"
        disabled={(page + 1) * size >= count}
        onClick={() => turn(page + 1)}
      >
        Later
      </button>
      <span className="number">
        <span className="unseen">Rows </span>
        {(from + 1).toLocaleString('en')} to {Math.min(from + size, count).toLocaleString('en')} of{' '}
        {count.toLocaleString('en')}
      </span>
    </>
  )
}

/** Index of the first row of a page. */
export function firstOf(page: number, size: number, count: number): number {
  return Math.min(page * size, Math.max(0, count - 1))
}
