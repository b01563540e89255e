/** Something that is told of moves, and tells of fewer. */
export type Throttled = { readonly move: () => void; readonly stop: () => void }

/**
 * Calls `tell` for a move at once when none was told of within the last `everyMs`; else once that time is over, however
 * many moves came meanwhile. So a single move is never late, and the last of many is never lost. `stop` drops what is due.
 */
export function throttle(everyMs: number, tell: () => void): Throttled {
  let due: ReturnType<typeof setTimeout> | null = null
  let toldAt = Number.NEGATIVE_INFINITY
  const now = () => {
    due = null
    toldAt = performance.now()
    tell()
  }
  return {
    move() {
      if (due !== null) return
      const left = toldAt + everyMs - performance.now()
      if (left <= 0) now()
      else due = setTimeout(now, left)
    },
    stop() {
      if (due !== null) clearTimeout(due)
      due = null
    },
  }
}
