import type { Timeline } from './timeline.ts'

/** The same function, computed once per timeline: a timeline never changes. */
export function rememberByTimeline<T extends object>(
  compute: (timeline: Timeline) => T,
): (timeline: Timeline) => T {
  const known = new WeakMap<Timeline, T>()
  return (timeline) => {
    const found = known.get(timeline)
    if (found !== undefined) return found
    const computed = compute(timeline)
    known.set(timeline, computed)
    return computed
  }
}
