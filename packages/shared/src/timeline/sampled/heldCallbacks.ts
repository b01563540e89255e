import { lengthOf } from '../fold/loopHolds.ts'
import { HELD_US } from '../health/thresholds.ts'
import { rememberByTimeline } from '../rememberByTimeline.ts'
import type { Callback, Timeline } from '../timeline.ts'

/** A callback that kept the loop for long, and for how long, us. */
export type HeldCallback = { readonly callback: Callback; readonly us: number }

/** All callbacks that kept the loop for long, in the order in which they ran. */
export const heldCallbacks: (timeline: Timeline) => readonly HeldCallback[] = rememberByTimeline(
  (timeline) => {
    const held: HeldCallback[] = []
    for (const callback of timeline.callbacks) {
      if (!isHold(callback) || callback.endAt === null) continue
      const us = lengthOf(callback, timeline)
      if (us >= HELD_US) held.push({ callback, us })
    }
    return held
  },
)

/** What runs inside another callback is part of that one; no one says when exit handlers return. */
export function isHold({ kind }: Callback): boolean {
  return kind !== 'nested' && kind !== 'exit'
}
