import type { StepIndex } from '@loopscope/shared/timeline/timeline'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PlaybackStore } from './playback.ts'

/** How much of a recording is shown to somebody who predicts what comes. */
export type Reveal = {
  /** What comes after the steps that were seen is hidden. */
  readonly hidden: boolean
  /** The furthest step that was seen. */
  readonly upTo: StepIndex
  /** What was said of a line before it was printed; null: nothing, or the recording is another one. */
  readonly answer: Answer | null
}

export type Answer = {
  readonly said: string
  readonly right: boolean
  /** The step at which the line was printed. */
  readonly step: StepIndex
}

export type RevealStore = StoreApi<Reveal>

/** Of a recording that is new to the person. */
export const NOTHING_SEEN = { upTo: 0, answer: null } as const

/** Nothing is hidden at first. A step counts as seen as soon as the cursor rests there or passes. */
export function createReveal(playback: PlaybackStore): RevealStore {
  const store = createStore<Reveal>(() => ({ hidden: false, ...NOTHING_SEEN }))
  playback.subscribe(({ cursor, following }) => {
    if (!following && cursor > store.getState().upTo) store.setState({ upTo: cursor })
  })
  return store
}
