import type { DemoName } from '@loopscope/shared/lab/labEvent'
import { outcomeStop } from '../../../state/lab/moves/labMove.ts'
import type { KeyRows } from '../../keys/KeyList.tsx'

/** The keys of a demo's page, as its list tells of them. */
export const labKeys = (demo: DemoName): KeyRows => [
  [['Space'], 'play, pause'],
  [['→', '←'], 'step, back'],
  [['Home', 'End'], 'first, last; End follows a session that goes on'],
  [['P', 'Shift P'], 'next, previous event of a process'],
  [['A', 'Shift A'], 'next, previous action'],
  [['R', 'Shift R'], OUTCOMES[outcomeStop(demo)]],
  [['Esc'], 'close what is open'],
  [['?'], 'this list'],
]

const OUTCOMES = {
  request: 'next, previous answer, or failure, of a request',
  result: 'next, previous result of a measurement',
} as const
