import { useEffect } from 'react'
import { useLoopscope } from '../loopscopeContext.ts'
import { type LanesMove, moveLanes } from './moveLanes.ts'

const MOVES: Readonly<Record<string, LanesMove>> = {
  w: 'closer',
  s: 'further',
  a: 'left',
  d: 'right',
}

/** W S A D, wherever the focus is, as long as nobody types. */
export function useLanesKeys(): void {
  const loopscope = useLoopscope()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const move = MOVES[event.key]
      if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target)) return
      moveLanes(loopscope, move)
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [loopscope])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input:not([type="range"]), select, textarea, [contenteditable], .monaco-editor',
    ) !== null
  )
}
