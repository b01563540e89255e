const KEY = 'loopscope.load.pinned'

/** The load run that this browser keeps to compare others with, as it was written; null: none, or it cannot be read. */
export function readPinned(): unknown {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null')
  } catch {
    return null
  }
}

/** Keeps it in the place of the one before; null: none. A browser that keeps nothing forgets it with the page. */
export function writePinned(run: unknown): void {
  try {
    if (run === null) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify(run))
  } catch {
    // The page goes on without.
  }
}
