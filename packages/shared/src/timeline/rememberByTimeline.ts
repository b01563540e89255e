import { rememberBy } from './rememberBy.ts'
import type { Timeline } from './timeline.ts'

/** The same function, computed once per timeline: a timeline never changes. */
export function rememberByTimeline<T extends object>(
  compute: (timeline: Timeline) => T,
): (timeline: Timeline) => T {
  return rememberBy(compute)
}
