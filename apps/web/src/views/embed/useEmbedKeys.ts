import { useEffect } from 'react'
import { type Focus, intentOf } from '../keys.ts'
import { useLoopscope } from '../loopscopeContext.ts'

/** The keys that move the cursor; the others of the whole page mean nothing here. */
export function useEmbedKeys() {
  const { play, move, playback } = useLoopscope()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const intent = intentOf(event, focusOf(event.target))
      if (intent?.type === 'move') move(intent.move)
      else if (intent?.type === 'playOrPause')
        play({ type: playback.getState().playing ? 'pause' : 'play' })
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [play, move, playback])
}

function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof Element)) return 'elsewhere'
  if (target.closest('input') !== null) return 'sliding'
  return target.closest('button, a') === null ? 'elsewhere' : 'pressing'
}
