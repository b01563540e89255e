const KEY = 'loopscope.path'

/** The lessons of the guided path that were seen to their end, by the slugs of their examples. Never throws. */
export function readPathProgress(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((slug) => typeof slug === 'string') : []
  } catch {
    // Forbidden here, or not written by this page.
    return []
  }
}

/** Adds a lesson to them. */
export function keepPathProgress(slug: string): void {
  try {
    localStorage.setItem(KEY, JSON.stringify([...new Set([...readPathProgress(), slug])]))
  } catch {
    // Forbidden here, or full: then it is not remembered.
  }
}
