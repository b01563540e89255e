import type { Phase, Queue } from '@loopscope/shared/timeline/phase'
import { nextStep, previousStep, type Move as Stops } from '@loopscope/shared/timeline/steps/steps'
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

/** The next moment at which this phase begins or runs something, or at which this queue is drained; after the last the first. */
export function nextVisit(timeline: Timeline, cursor: number, place: Phase | Queue): number | null {
  const { steps, callbacks } = timeline
  const isVisit = (i: number) => {
    const step = steps[i]
    if (step === undefined) return false
    if (place === 'nextTick' || place === 'microtask')
      return step.type === 'run' && callbacks[step.callback ?? -1]?.queue === place
    return step.phase === place && steps[i - 1]?.phase !== place
  }
  for (let i = cursor + 1; i < steps.length; i++) if (isVisit(i)) return i
  for (let i = 0; i <= cursor; i++) if (isVisit(i)) return i
  return null
}
