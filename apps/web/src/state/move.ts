import {
  nextCallback,
  nextPhase,
  nextStep,
  nextTick,
  previousStep,
} from '@loopscope/shared/timeline/steps'
import type { Timeline } from '@loopscope/shared/timeline/timeline'

/** Every way to move the cursor that has a button or a key. */
export type Move =
  | 'first'
  | 'last'
  | 'back'
  | 'forward'
  | 'callback'
  | 'phase'
  | 'tick'
  | 'line'
  | 'previousLine'

/** Where `move` leads from `cursor`. Console lines are steps too: the moment of each write. */
export function moved(timeline: Timeline, cursor: number, move: Move): number {
  const last = timeline.steps.length - 1
  switch (move) {
    case 'first':
      return 0
    case 'last':
      return last
    case 'back':
      return previousStep(timeline, cursor)
    case 'forward':
      return nextStep(timeline, cursor)
    case 'callback':
      return nextCallback(timeline, cursor)
    case 'phase':
      return nextPhase(timeline, cursor)
    case 'tick':
      return nextTick(timeline, cursor)
    case 'line':
      return timeline.outputs.find((output) => output.step > cursor)?.step ?? last
    case 'previousLine':
      return timeline.outputs.findLast((output) => output.step < cursor)?.step ?? 0
    default:
      return move satisfies never
  }
}
