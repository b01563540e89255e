/** How a change of the cursor is shown. */
export type Transition =
  /** One step forward or back: what moves travels. */
  | { readonly type: 'travel'; readonly back: boolean; readonly pulse: number; readonly ms: number }
  /** Somewhere else: the new picture fades in. */
  | { readonly type: 'fade'; readonly ms: number }
  /** Instead of travelling, the new place is outlined. */
  | { readonly type: 'outline'; readonly ms: number }
  /** Only the states change. */
  | { readonly type: 'none' }

export type Change = {
  readonly from: number
  readonly to: number
  /** ms since the change before this one. */
  readonly since: number
  readonly reduced: boolean
  readonly live: boolean
}

/** Above four changes per second nothing travels. */
export const QUICK = 250
/** Below this a pulse would be cut off by the next step. */
const BRISK = 450

/** Decides by direction, distance and pace; the picture itself is the same in each case. */
export function transitionOf({ from, to, since, reduced, live }: Change): Transition {
  if (from === to || live) return { type: 'none' }
  const isStep = Math.abs(to - from) === 1
  if (reduced) return isStep ? { type: 'outline', ms: 600 } : { type: 'none' }
  if (since < QUICK) return { type: 'none' }
  if (!isStep) return { type: 'fade', ms: 160 }
  if (to < from) return { type: 'travel', back: true, pulse: 0, ms: 225 }
  return since < BRISK
    ? { type: 'travel', back: false, pulse: 0, ms: 240 }
    : { type: 'travel', back: false, pulse: 100, ms: 300 }
}
