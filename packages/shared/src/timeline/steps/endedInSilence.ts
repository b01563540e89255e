import type { Timeline } from '../timeline.ts'
import { fatalErrorOf } from './fatalError.ts'

/** The process ended by itself, as nothing kept it alive: neither process.exit() nor an error, and the recording is whole. */
export function endedInSilence(timeline: Timeline): boolean {
  const { outcome, exit, truncated } = timeline
  if (outcome?.type !== 'finished' || exit === null || exit.explicit) return false
  return !truncated && fatalErrorOf(timeline) === null
}
