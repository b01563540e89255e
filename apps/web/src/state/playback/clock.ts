/** What drives playback: the browser's frames, or a test's. */
export type FrameScheduler = {
  request(callback: (now: number) => void): number
  cancel(handle: number): void
}

export type Clock = { start(): void; stop(): void }

/** A page that was hidden had no frames: it goes on where it was, instead of making up for the time. */
const LONGEST_FRAME_MS = 250

/** Calls `advance` with the milliseconds since the last frame while it is started. */
export function createClock(frames: FrameScheduler, advance: (ms: number) => void): Clock {
  let handle: number | null = null
  let last: number | null = null
  const onFrame = (now: number) => {
    handle = frames.request(onFrame)
    if (last !== null) advance(Math.min(now - last, LONGEST_FRAME_MS))
    last = now
  }
  return {
    start() {
      if (handle !== null) return
      last = null
      handle = frames.request(onFrame)
    },
    stop() {
      if (handle !== null) frames.cancel(handle)
      handle = null
    },
  }
}
