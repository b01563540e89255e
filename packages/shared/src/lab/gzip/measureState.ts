import type { LoadMoment, LoadRun } from '../load/loadMoment.ts'
import { gzipWays } from '../load/loadTargets.ts'
import { compareGzip, type GzipComparison } from './compareGzip.ts'

/** Rounds that a measurement is to have: in each, every way has its turn. */
export function plannedRounds({ planned }: Pick<LoadRun, 'planned'>): number {
  return planned / gzipWays.length
}

/** The last measurement of which a whole round is over, and what it comes to; null: there is none. */
export function lastMeasured({
  runs,
}: LoadMoment): { readonly run: LoadRun; readonly compared: GzipComparison } | null {
  for (const run of runs.toReversed()) {
    const compared = compareGzip(run)
    if (compared.rounds > 0) return { run, compared }
  }
  return null
}
