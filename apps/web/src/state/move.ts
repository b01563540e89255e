import { nextStep, previousStep, type Move as Stops } from '@loopscope/shared/timeline/steps'
import type { Timeline } from '@loopscope/shared/timeline/timeline'

/** Every way to move the cursor that has a button or a key. */
export type Move = 'first' | 'last' | { readonly to: 'next' | 'previous'; readonly stop: Stops }

/** Where `move` leads from `cursor`. */
export function moved(timeline: Timeline, cursor: number, move: Move): number {
  if (move === 'first') return 0
  if (move === 'last') return timeline.steps.length - 1
  const go = move.to === 'next' ? nextStep : previousStep
  return go(timeline, cursor, move.stop)
}
