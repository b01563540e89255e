import type { Frame } from '@loopscope/shared/timeline/frame'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Loopscope } from '../../state/loopscope.ts'
import type { Playback } from '../../state/playback/playback.ts'
import type { Reveal } from '../../state/playback/reveal.ts'
import type { Session } from '../../state/run/session.ts'
import type { Selection } from '../../state/selection.ts'

/** The page's state, for every view under it. */
export const LoopscopeContext = createContext<Loopscope | null>(null)

export function useLoopscope(): Loopscope {
  const loopscope = useContext(LoopscopeContext)
  if (loopscope === null) throw new Error('This view stands outside of the page.')
  return loopscope
}

export function useSession<T>(select: (session: Session) => T): T {
  return useStore(useLoopscope().session, select)
}

export function usePlayback<T>(select: (playback: Playback) => T): T {
  return useStore(useLoopscope().playback, select)
}

export function useSelection<T>(select: (selection: Selection) => T): T {
  return useStore(useLoopscope().selection, select)
}

export function useReveal<T>(select: (reveal: Reveal) => T): T {
  return useStore(useLoopscope().reveal, select)
}

/** What the recording means, as far as it may be shown; null before the first event. */
export function useTimeline(): Timeline | null {
  const { session, reveal, timeline } = useLoopscope()
  useStore(session, timeline)
  return useStore(reveal, timeline)
}

/** What all of the recording means, for what moves over it; null before the first event. */
export function useWhole(): Timeline | null {
  const { session, whole } = useLoopscope()
  return useStore(session, whole)
}

/** The moment that is shown; null before the first event. */
export function useFrame(): Frame | null {
  const { session, playback, frame } = useLoopscope()
  useStore(session, frame)
  return useStore(playback, frame)
}
