import type { KeyRows } from './KeyList.tsx'

/** The keys that move through a recording, the same on each page that shows one. */
export const MOVE_KEYS: KeyRows = [
  [['Space'], 'play, pause'],
  [['→', '←'], 'step, back'],
  [['Home', 'End'], 'first, last'],
  [['C', 'Shift C'], 'next, previous callback'],
  [['P', 'Shift P'], 'next, previous phase'],
  [['T', 'Shift T'], 'next, previous turn'],
  [['L', 'Shift L'], 'next, previous console line'],
]
