import { useEffect, useRef } from 'react'

/** The whole screen for as long as this is shown. Where it is refused, the window has to do. `leave`: the person left it by a key of the browser's. */
export function useFullScreen(leave: () => void) {
  const left = useRef(leave)
  left.current = leave
  useEffect(() => {
    const page = document.documentElement
    const before = document.fullscreenElement
    const onChange = () => {
      if (document.fullscreenElement === null) left.current()
    }
    if (before === null)
      page.requestFullscreen?.().catch((error: unknown) => {
        console.warn('The browser keeps its window.', error)
      })
    document.addEventListener('fullscreenchange', onChange)
    return () => {
      document.removeEventListener('fullscreenchange', onChange)
      if (before === null && document.fullscreenElement === page) void document.exitFullscreen()
    }
  }, [])
}
