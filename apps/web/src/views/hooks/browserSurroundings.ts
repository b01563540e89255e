import type { Surroundings } from '../../state/createLoopscope.ts'

/** The browser's timers and frames. */
export const BROWSER: Surroundings = {
  timers: {
    set: (callback, ms) => window.setTimeout(callback, ms),
    clear: (handle) => window.clearTimeout(handle),
    now: () => performance.now(),
  },
  frames: {
    request: (callback) => window.requestAnimationFrame(callback),
    cancel: (handle) => window.cancelAnimationFrame(handle),
  },
}
