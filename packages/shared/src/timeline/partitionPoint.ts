/**
 * The first index from `low` on, and below `high`, at which `isBefore` is false; `high` where it is true at all of them. By
 * halving: it must be true up to some index and false from there on.
 */
export function partitionPoint(
  low: number,
  high: number,
  isBefore: (index: number) => boolean,
): number {
  let first = low
  let end = high
  while (first < end) {
    const middle = (first + end) >>> 1
    if (isBefore(middle)) first = middle + 1
    else end = middle
  }
  return first
}
