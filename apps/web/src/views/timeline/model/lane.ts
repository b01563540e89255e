import type { Callback } from '@loopscope/shared/timeline/timeline'

/** From top to bottom. */
export const LANES = [
  'main',
  'timers',
  'pending',
  'poll',
  'check',
  'close',
  'tick',
  'micro',
] as const
export type Lane = (typeof LANES)[number]

export const LANE_NAMES: Readonly<Record<Lane, string>> = {
  main: 'main',
  timers: 'Timers',
  pending: 'Pending',
  poll: 'Poll',
  check: 'Check',
  close: 'Close',
  tick: 'nextTick',
  micro: 'Microtasks',
}

/** The lane of a callback: its queue's, else its phase's. exit shares main's. */
export function laneOf({ phase, queue }: Pick<Callback, 'phase' | 'queue'>): Lane {
  if (queue !== null) return queue === 'nextTick' ? 'tick' : 'micro'
  return phase === 'exit' ? 'main' : phase
}
