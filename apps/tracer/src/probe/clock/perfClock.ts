import { impersonate } from '../hide/impersonate.ts'
import { builtinModuleClass, nodeMajor } from '../internals.ts'

/** lib/internal/perf/utils.js, by which marks, measures, nodeTiming and `performance.now` know the time. */
type PerfUtils = {
  now: () => number
  getMilestoneTimestamp: (milestone: number) => number
}

/**
 * Takes a wait that has just ended out of the clock below `performance`, so that entries and `now` agree. false where
 * what Node has built upon that clock is loaded already and has its own copy of it: up to Node 16.
 */
export function hideWaitFromPerf(waitedMs: number): boolean {
  const modules = builtinModuleClass()?.map
  const utils = modules?.get('internal/perf/utils')
  if (nodeMajor < 18 || utils === undefined || modules?.get('internal/perf/performance')?.loaded)
    return false
  const exported = utils.exports as PerfUtils
  const { now, getMilestoneTimestamp } = exported
  const begun = now() - waitedMs
  const shifted = {
    now: (): number => now() - waitedMs,
    /** What Node had done before the wait was done as early without it; what has not come yet is -1. */
    getMilestoneTimestamp(milestone: number): number {
      const at = getMilestoneTimestamp(milestone)
      return at > begun ? at - waitedMs : at
    },
  }
  exported.now = impersonate(shifted.now, now)
  exported.getMilestoneTimestamp = shifted.getMilestoneTimestamp
  return true
}
