import type { SessionStore } from '../run/session.ts'
import type { FrameScheduler } from './clock.ts'
import type { PlaybackStore } from './playback.ts'

/** Which of the two halves of the views. */
export type Half = 0 | 1

/**
 * Tells views that the moment which is shown may be another one. Each view shows one moment as a whole; at rest all show
 * the same.
 */
export type Alternation = {
  /** `tell` is called until what this returns is called. */
  subscribe(half: Half, tell: () => void): () => void
  /** The cursor is held and dragged, until what this returns is called. */
  drag(): () => void
}

/** Frames of the browser without a move after which the hand is taken to rest. */
const REST_FRAMES = 2

/**
 * A move of the cursor is told to all views at once. Where it is dragged or plays, and moves with every frame, the
 * halves take turns: drawing everything takes longer than a frame lasts on a small machine. The last move reaches all.
 */
export function createAlternation(
  frames: FrameScheduler,
  session: SessionStore,
  playback: PlaybackStore,
): Alternation {
  const halves = [new Set<() => void>(), new Set<() => void>()] as const
  const tell = (half: Half) => {
    for (const each of halves[half]) each()
  }
  /** The half that has not seen the latest move. */
  let behind: Half | null = null
  let left = 0
  let dragging = false
  const rest = () => {
    if (--left > 0) return void frames.request(rest)
    const late = behind
    behind = null
    if (late !== null) tell(late)
  }
  playback.subscribe((now, before) => {
    if (now.cursor === before.cursor && now.following === before.following) return
    const resting = left === 0
    left = REST_FRAMES
    if (resting) frames.request(rest)
    if (resting || !(dragging || now.playing)) {
      behind = null
      tell(0)
      tell(1)
      return
    }
    const turn: Half = behind ?? 0
    behind = turn === 0 ? 1 : 0
    tell(turn)
  })
  session.subscribe(() => {
    behind = null
    tell(0)
    tell(1)
  })
  return {
    drag() {
      dragging = true
      return () => {
        dragging = false
      }
    },
    subscribe(half, listener) {
      halves[half].add(listener)
      return () => halves[half].delete(listener)
    },
  }
}
