type Module = typeof import('./selectors.ts')

let loaded: Module | null = null

/**
 * Fetches what reads recordings: the timeline's rules and sentences, a third of the page's own code. A page without a recording
 * needs none of it, so it comes after the first paint; whoever shows a recording waits for it. Rejects where it cannot be
 * fetched, and tries again at the next call.
 */
export async function loadSelectors(): Promise<Module> {
  loaded ??= await import('./selectors.ts')
  return loaded
}

/** What `loadSelectors` has fetched; null: nothing yet. */
export function loadedSelectors(): Module | null {
  return loaded
}
