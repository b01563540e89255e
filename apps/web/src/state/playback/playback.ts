import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ClockKind, Pace } from './pace.ts'

const SPEEDS = [0.25, 0.5, 1, 2, 4, 8, 16] as const
/** In real time callbacks are over in microseconds. */
const SLOW = [0.001, 0.01] as const

/** The speeds that can be chosen, slowest first. */
export function speedsOf(clock: ClockKind): readonly number[] {
  return clock === 'time' ? [...SLOW, ...SPEEDS] : SPEEDS
}

export type Playback = {
  readonly cursor: number
  readonly playing: boolean
  readonly speed: number
  readonly clock: ClockKind
  /** The cursor rides on the end of a recording that is still growing. */
  readonly following: boolean
  /** The part of the wait before the next step that has gone by, 0 to 1. */
  readonly progress: number
}

export type PlaybackAction =
  | { readonly type: 'record' }
  | { readonly type: 'rest' }
  | { readonly type: 'seek'; readonly cursor: number }
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  | { readonly type: 'speed'; readonly speed: number }
  | { readonly type: 'clock'; readonly clock: ClockKind }
  /** `ms` went by. */
  | { readonly type: 'advance'; readonly ms: number }

export type PlaybackStore = StoreApi<Playback>

/** The cursor at rest on step 0. */
export function createPlayback(): PlaybackStore {
  return createStore<Playback>(() => ({
    cursor: 0,
    playing: false,
    speed: 1,
    clock: 'order',
    following: false,
    progress: 0,
  }))
}

/** The step that is shown. `last`: the last step of the recording. */
export function shownCursor(playback: Playback, last: number): number {
  return playback.following ? last : Math.min(playback.cursor, last)
}

/** Playback after `action`; the same object when nothing changes. */
export function reducePlayback(playback: Playback, action: PlaybackAction, pace: Pace): Playback {
  const { last } = pace
  switch (action.type) {
    case 'record':
      return { ...playback, cursor: 0, playing: false, following: true, progress: 0 }
    case 'rest':
      // Whoever has taken the cursor during the run keeps it.
      return playback.following ? { ...playback, cursor: 0, following: false } : playback
    case 'seek': {
      const cursor = Math.max(0, Math.min(Math.round(action.cursor), last))
      return { ...playback, cursor, following: false, progress: 0 }
    }
    case 'play': {
      const shown = shownCursor(playback, last)
      const cursor = shown >= last ? 0 : shown
      return { ...playback, cursor, playing: last > 0, following: false, progress: 0 }
    }
    case 'pause':
      return { ...playback, playing: false, progress: 0 }
    case 'speed':
      return { ...playback, speed: action.speed }
    case 'clock':
      return {
        ...playback,
        clock: action.clock,
        speed: Math.max(playback.speed, speedsOf(action.clock)[0] ?? 1),
        progress: 0,
      }
    case 'advance':
      return playback.playing ? advance(playback, action.ms, pace) : playback
    default:
      return action satisfies never
  }
}

function advance(playback: Playback, ms: number, { last, wait }: Pace): Playback {
  let { cursor, progress } = playback
  for (let left = ms * playback.speed; cursor < last; cursor++) {
    const needed = wait(cursor) * (1 - progress)
    if (left < needed) return { ...playback, cursor, progress: progress + left / wait(cursor) }
    left -= needed
    progress = 0
  }
  return { ...playback, cursor: last, playing: false, progress: 0 }
}
