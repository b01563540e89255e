import type { KeyRows } from '../KeyList.tsx'

/** The keys of a demo's page, as its list tells of them. */
export const LAB_KEYS: KeyRows = [
  [['Space'], 'play, pause'],
  [['→', '←'], 'step, back'],
  [['Home', 'End'], 'first, last; End follows a session that goes on'],
  [['P', 'Shift P'], 'next, previous event of a process'],
  [['A', 'Shift A'], 'next, previous action'],
  [['R', 'Shift R'], 'next, previous answer, or failure, of a request'],
  [['Esc'], 'close what is open'],
  [['?'], 'this list'],
]
