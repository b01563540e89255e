import { partitionPoint } from '@loopscope/shared/timeline/partitionPoint'
/** How many of the ascending `values` are below `limit`: the index of the first that is not. */
export function countBelow(values: ArrayLike<number>, limit: number): number {
  const low = partitionPoint(
    0,
    values.length,
    (middle) => (values[middle] ?? Number.POSITIVE_INFINITY) < limit,
  )
  return low
}
