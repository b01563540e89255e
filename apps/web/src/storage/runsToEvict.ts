import type { KeptRun } from './keptRun.ts'

const MOST_RUNS = 50
const MOST_BYTES = 100 * 1024 * 1024

/** The runs that have to go so that the newest fit: 50 of them, and 100 MB. The newest one always stays. */
export function runsToEvict(
  runs: readonly Pick<KeptRun, 'id' | 'bytes'>[],
  mostRuns = MOST_RUNS,
  mostBytes = MOST_BYTES,
): number[] {
  let bytes = 0
  const newestFirst = runs.toSorted((a, b) => b.id - a.id)
  const kept = newestFirst.findIndex((run, index) => {
    bytes += run.bytes
    return index > 0 && (index >= mostRuns || bytes > mostBytes)
  })
  return kept === -1 ? [] : newestFirst.slice(kept).map(({ id }) => id)
}
