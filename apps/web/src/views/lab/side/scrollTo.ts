type Extent = { readonly top: number; readonly bottom: number }

/** By how much a list is scrolled for a row to be seen; a row that is higher than the list is seen from its beginning. */
export function scrollTo(list: Extent, row: Extent): number {
  if (row.top < list.top || row.bottom - row.top > list.bottom - list.top) return row.top - list.top
  return Math.max(0, row.bottom - list.bottom)
}
