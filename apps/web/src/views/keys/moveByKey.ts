import type { Loopscope } from '../../state/loopscope.ts'
import type { Intent } from './keys.ts'

type Moved = Pick<Loopscope, 'move' | 'play' | 'playback' | 'frame'>

/**
 * What every page with a run does by key: moves its cursor, plays and pauses, and has the moment read aloud. false: the key asks for
 * something else, or nothing.
 */
export function moveByKey(intent: Intent | null, { move, play, playback, frame }: Moved): boolean {
  if (intent?.type === 'move') move(intent.move)
  else if (intent?.type === 'playOrPause')
    play({ type: playback.getState().playing ? 'pause' : 'play' })
  else if (intent?.type === 'read') void read(frame)
  else return false
  return true
}

async function read(frame: Loopscope['frame']): Promise<void> {
  try {
    const { readStep } = await import('./readStep.ts')
    readStep(frame())
  } catch (error) {
    console.warn('A part of the page did not load.', error)
  }
}
