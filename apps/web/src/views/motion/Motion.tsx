import { useEffect, useLayoutEffect, useRef } from 'react'
import { useFrame, useLoopscope } from '../loopscopeContext.ts'
import { createDirector, type Director } from './director.ts'
import './Motion.css'

/** Shows how one moment came out of another. Decoration: without it the page shows the same. */
export function Motion() {
  const { playback, timeline } = useLoopscope()
  const frame = useFrame()
  const host = useRef<HTMLDivElement>(null)
  const director = useRef<Director | null>(null)

  useEffect(() => {
    if (host.current === null) return
    const own = createDirector(host.current, document)
    director.current = own
    // The store tells its listeners before React has drawn anything new: now the old picture can still be measured.
    const leave = playback.subscribe((state, before) => {
      if (state.cursor !== before.cursor || state.following !== before.following) own.look()
    })
    return () => {
      leave()
      own.close()
      director.current = null
    }
  }, [playback])

  const cursor = frame?.cursor ?? null
  useLayoutEffect(() => {
    const { following } = playback.getState()
    director.current?.show(cursor === null ? null : timeline(), cursor ?? 0, following)
  }, [cursor, playback, timeline])

  return <div className="motion" ref={host} aria-hidden="true" />
}
