import { useEffect, useLayoutEffect, useRef } from 'react'
import { useFrame, useLoopscope } from '../hooks/loopscopeContext.ts'
import { whenPainted } from '../hooks/whenPainted.ts'
import type { Director } from './director.ts'
import './Motion.css'

/** Shows how one moment came out of another. Decoration: without it the page shows the same. */
export function Motion() {
  const { playback, timeline, frame } = useLoopscope()
  const host = useRef<HTMLDivElement>(null)
  const director = useRef<Director | null>(null)

  useEffect(() => {
    let left = false
    fetchDirector().then(
      (createDirector) => {
        if (left || host.current === null) return
        director.current = createDirector(host.current, document)
        const { following } = playback.getState()
        director.current.show(timeline(), frame()?.cursor ?? 0, following)
      },
      (error) => console.warn('What moves on the page did not load.', error),
    )
    // The store tells its listeners before React has drawn anything new: now the old picture can still be measured.
    const leave = playback.subscribe((state, before) => {
      if (state.cursor !== before.cursor || state.following !== before.following)
        director.current?.look()
    })
    return () => {
      left = true
      leave()
      director.current?.close()
      director.current = null
    }
  }, [playback, timeline, frame])

  const cursor = useFrame()?.cursor ?? null
  useLayoutEffect(() => {
    const { following } = playback.getState()
    director.current?.show(cursor === null ? null : timeline(), cursor ?? 0, following)
  }, [cursor, playback, timeline])

  return <div className="motion" ref={host} aria-hidden="true" />
}

/** Nothing moves before the first recording: it comes after the first paint. */
async function fetchDirector() {
  await whenPainted()
  return (await import('./director.ts')).createDirector
}
