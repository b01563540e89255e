import type { CallbackIndex, Timeline } from '../timeline/timeline.ts'

/** The callback of a phase that this one was drained after, or began in. */
export function outermost(callbacks: Timeline['callbacks'], index: CallbackIndex) {
  let callback = callbacks[index]
  while (callback !== undefined && callback.parent !== null) {
    const parent = callbacks[callback.parent]
    if (parent === undefined) break
    callback = parent
  }
  return callback
}
