import type { Timeline } from '../timeline/timeline.ts'

/**
 * A pause in main that is longer than this many ms was meant to take time, and decides whether a timer of 1 ms or an immediate
 * comes first; a shorter one may be the machine's. A text with a loop or a call that blocks says that it means to.
 */
export function meantPauseMs(source: string): number {
  return MAY_BLOCK.test(source) ? 5 : 30
}

/** Whether the program stood still for longer than that between two moments, us. What writing takes is up to whoever reads. */
export function hasMeantPause(
  { steps }: Timeline,
  from: number,
  to: number,
  source: string,
): boolean {
  const meant = 1000 * meantPauseMs(source)
  const moments = steps.filter(({ at }) => at >= from && at <= to)
  return moments.some(({ at, type }, i) => {
    const before = moments[i - 1]
    return (
      before !== undefined &&
      type !== 'output' &&
      before.type !== 'output' &&
      at - before.at >= meant
    )
  })
}

const MAY_BLOCK = /\b(?:while|for|do)\b|\w+Sync\b|\bAtomics\b/

/**
 * What only the clock decides is a race where less than this many ms decide it: a busy machine may stop a process for as long
 * between two calls.
 */
export const APART_MS = 50
