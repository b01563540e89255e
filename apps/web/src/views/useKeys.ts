import { useEffect } from 'react'
import { intentOf } from './keys.ts'
import { useLoopscope } from './loopscopeContext.ts'

/** Listens to the page's keys. In the capture phase: the editor would take Ctrl Enter for itself. */
export function useKeys() {
  const { run, stop, play, move, playback, session } = useLoopscope()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const intent = intentOf(event, focusOf(event.target))
      if (intent === null) return
      switch (intent.type) {
        case 'run':
          if (session.getState().status !== 'running') void run()
          break
        case 'stop':
          stop()
          break
        case 'playOrPause':
          play({ type: playback.getState().playing ? 'pause' : 'play' })
          break
        case 'move':
          move(intent.move)
          break
        default:
          intent satisfies never
      }
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [run, stop, play, move, playback, session])
}

function focusOf(target: EventTarget | null): 'typing' | 'pressing' | 'elsewhere' {
  if (!(target instanceof Element)) return 'elsewhere'
  if (
    target.closest('input, select, textarea, [contenteditable], .monaco-editor, [role=menu]') !==
    null
  )
    return 'typing'
  return target.closest('button, a') === null ? 'elsewhere' : 'pressing'
}
