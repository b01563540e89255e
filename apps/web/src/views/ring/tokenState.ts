import type { QueueEntry } from '@loopscope/shared/timeline/frame'
import type { TokenState } from './Token.tsx'

/** A running thing left a hole where it waited: the thing itself is on the stack. */
export function tokenState({ state }: QueueEntry): TokenState {
  if (state === 'running') return 'ghost'
  return state === 'ready' ? 'ready' : 'flight'
}
