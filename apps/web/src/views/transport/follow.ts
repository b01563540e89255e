import type { OperationIndex } from '@loopscope/shared/timeline/timeline'
import type { Loopscope } from '../../state/loopscope.ts'
import { nextMomentOf } from '../../state/playback/moments.ts'
import { followedOperation } from '../../state/selection.ts'

/** Selects what is followed and goes to its next moment. Without an operation: what is lit, else what runs. */
export function follow(loopscope: Loopscope, operation: OperationIndex | null = null): void {
  const timeline = loopscope.timeline()
  const frame = loopscope.frame()
  if (timeline === null || frame === null) return
  const followed = operation ?? followedOperation(loopscope.selection.getState(), timeline, frame)
  const moment = followed === null ? null : nextMomentOf(timeline, followed, frame.cursor)
  if (followed === null || moment === null) return
  loopscope.selection.setState({ selected: followed })
  loopscope.play({ type: 'pause' })
  loopscope.play({ type: 'seek', cursor: moment })
}
