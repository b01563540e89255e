import type { Phase } from '../phase.ts'
import { rememberByTimeline } from '../rememberByTimeline.ts'
import type { Timeline } from '../timeline.ts'
import { fatalErrorOf } from './fatalError.ts'

/**
 * The phase in which process.exit() or an error ended the process; null where the loop had nothing left to do (`uv_run` had returned, also
 * where a listener of 'beforeExit' calls process.exit() then), and as long as it goes on.
 */
export function exitedFrom(timeline: Timeline): Phase | null {
  return exited(timeline).from
}

const exited = rememberByTimeline((timeline): { from: Phase | null } => {
  const { exit, visits } = timeline
  if (exit === null || !(exit.explicit || fatalErrorOf(timeline) !== null)) return { from: null }
  const last = visits.findLastIndex(({ phase }) => phase !== 'exit')
  // What ran outside of the loop before the handlers of 'exit' is a listener of 'beforeExit'.
  if (visits[last + 1]?.callbacks[0] !== exit.callback) return { from: null }
  return { from: visits[last]?.phase ?? 'main' }
})
