import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { LabAct, LabPage } from '../../state/lab/labPage.ts'
import type { LabState } from '../../state/lab/labState.ts'
import type { Playback } from '../../state/playback/playback.ts'

/** The demo's state, for every view under it. */
export const LabContext = createContext<LabPage | null>(null)

export function useLab(): LabPage {
  const page = useContext(LabContext)
  if (page === null) throw new Error('This view stands outside of a demo.')
  return page
}

export function useLabState<T>(select: (state: LabState) => T): T {
  return useStore(useLab().store, select)
}

export function useLabPlayback<T>(select: (playback: Playback) => T): T {
  return useStore(useLab().playback, select)
}

/** The moment that is shown; null while there is no recording. */
export function useMoment(): LabMoment | null {
  const { store, playback, moment } = useLab()
  useStore(store, moment)
  return useStore(playback, moment)
}

/** Index of the event that is shown. */
export function useLabCursor(): number {
  const { store, playback, cursor } = useLab()
  useStore(store, cursor)
  return useStore(playback, cursor)
}

/** Whether something can be asked of the processes now. */
export function useIsLive(): boolean {
  return useLabState(({ status }) => status === 'live')
}

/** Has something done, and shows what comes of it: whoever looks at the past is brought to the present first. */
export function useAct(): (action: LabAct) => void {
  const { act, goLive, playback } = useLab()
  return (action) => {
    if (!playback.getState().following) goLive()
    void act(action)
  }
}
