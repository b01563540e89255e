import type { Timeline } from './timeline.ts'

/** Major version of the Node that ran; null where the recording does not say. */
export function nodeMajor(timeline: Timeline): number | null {
  const major = Number.parseInt(timeline.run?.node ?? '', 10)
  return Number.isNaN(major) ? null : major
}

/**
 * Whether Timers ends a turn, after one pass on entry, as in `uv_run` since libuv 1.45 (Node 20); before, it began
 * each turn. null where the recording does not say.
 */
export function timersEndTurn(timeline: Timeline): boolean | null {
  const [major, minor] = (timeline.run?.libuv ?? '').split('.').map(Number)
  if (major === undefined || minor === undefined || Number.isNaN(major + minor)) return null
  return major > 1 || minor >= 45
}
