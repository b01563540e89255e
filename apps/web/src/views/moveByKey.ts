import type { Loopscope } from '../state/loopscope.ts'
import type { Intent } from './keys.ts'

type Moved = Pick<Loopscope, 'move' | 'play' | 'playback'>

/** What every page with a run does by key: moves its cursor, plays and pauses. false: the key asks for something else, or nothing. */
export function moveByKey(intent: Intent | null, { move, play, playback }: Moved): boolean {
  if (intent?.type === 'move') move(intent.move)
  else if (intent?.type === 'playOrPause')
    play({ type: playback.getState().playing ? 'pause' : 'play' })
  else return false
  return true
}
