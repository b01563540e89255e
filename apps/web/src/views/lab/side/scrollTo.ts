type Extent = { readonly top: number; readonly bottom: number }

/** How high the shade is that says of a list's edge that there is more beyond it, px: base.css, and a little air. */
const SHADE = 28

/**
 * By how much a list is scrolled for a row to be seen, clear of the shades of its edges; a row that is higher than the list is seen
 * from its beginning.
 */
export function scrollTo(list: Extent, row: Extent): number {
  const spare = list.bottom - list.top - (row.bottom - row.top)
  if (spare < 0) return row.top - list.top
  const edge = Math.min(SHADE, spare / 2)
  if (row.top < list.top + edge) return row.top - list.top - edge
  return Math.max(0, row.bottom - list.bottom + edge)
}
