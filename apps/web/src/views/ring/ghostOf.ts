import type { Frame } from '@loopscope/shared/timeline/frame'
import type { Operation, Timeline } from '@loopscope/shared/timeline/timeline'
import type { ArcName } from './ringGeometry.ts'

/** What the phase has just put on the stack: it has left an empty place in that phase. */
export function ghostOf(timeline: Timeline, frame: Frame, phase: ArcName): Operation | null {
  if (frame.phase !== phase) return null
  // The outermost callback is the one that the phase called; others began inside it.
  const entry = frame.stack.findLast(({ kind }) => kind === 'callback')
  const callback = timeline.callbacks[entry?.callback ?? -1]
  if (callback === undefined || callback.queue !== null || callback.phase !== phase) return null
  return timeline.operations[callback.operation ?? -1] ?? null
}
