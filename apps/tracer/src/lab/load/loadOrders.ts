import { counted } from '@loopscope/shared/lab/labWords'
import type { LoadAction } from '@loopscope/shared/lab/load/loadActions'
import type { LoadTarget } from '@loopscope/shared/lab/load/loadTargets'
import { TARGET_NAMES } from '@loopscope/shared/lab/load/loadWords'

export type RunAction = Extract<LoadAction, { action: 'run' | 'ab' | 'stall' }>

/** What is to be run against. */
export function targetsOf(action: RunAction): readonly LoadTarget[] {
  switch (action.action) {
    case 'run':
      return [action.target]
    case 'ab':
      return [action.a, action.b]
    case 'stall':
      return ['stalled']
    default:
      return action satisfies never
  }
}

/** What is about to happen. */
export function sentenceOf(action: RunAction): string {
  switch (action.action) {
    case 'run':
      return `autocannon is to run against ${TARGET_NAMES[action.target]} for ${action.seconds} s.`
    case 'ab':
      return `A, ${TARGET_NAMES[action.a]}, and B, ${TARGET_NAMES[action.b]}, are to run in turns, ${counted(action.rounds, 'time')} each.`
    case 'stall':
      return 'The server is to stand still for a second, under a closed loop and then under an open one.'
    default:
      return action satisfies never
  }
}
