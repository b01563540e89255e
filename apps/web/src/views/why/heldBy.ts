import { explainedAt } from '@loopscope/shared/timeline/rules/moments'
import { type HeldCallback, heldCallbacks } from '@loopscope/shared/timeline/sampled/heldCallbacks'
import type { Explained } from './useExplained.ts'

/** The callback that is explained, or ran last of what is explained, where it held the loop for long; null: it did not, or has not yet. */
export function heldBy({
  timeline,
  at,
  operation,
  cursor,
  explanation,
}: Explained): HeldCallback | null {
  const state = explanation?.state
  if (state !== 'running' && state !== 'over') return null
  const running = explainedAt(timeline, cursor)?.index
  const held = heldCallbacks(timeline).filter(({ callback }) =>
    operation === null || state === 'running'
      ? callback.index === running
      : callback.operation === operation.index && callback.startAt <= at,
  )
  return held.at(-1) ?? null
}
