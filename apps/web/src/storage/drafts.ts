/**
 * What was begun and is not finished, by the place where it was (an address, a puzzle). Neither function throws: where
 * storage is forbidden, nothing is read and nothing is kept.
 */
export type DraftShelf = {
  /** What was written there, as JSON has it: whoever reads it looks at what it is. null: nothing. */
  read(place: string): unknown
  /** null: nothing is left of it. */
  write(place: string, draft: unknown): void
}

const PREFIX = 'loopscope.draft '

/** The browser's storage for this tab: it survives a reload, and ends with the tab. */
export const tabDrafts: DraftShelf = {
  read(place) {
    try {
      return JSON.parse(sessionStorage.getItem(PREFIX + place) ?? 'null')
    } catch {
      // Forbidden here, or not written by this page.
      return null
    }
  },
  write(place, draft) {
    try {
      if (draft === null) sessionStorage.removeItem(PREFIX + place)
      else sessionStorage.setItem(PREFIX + place, JSON.stringify(draft))
    } catch {
      // Forbidden here, or full: then it is as if it had not been begun when the page is loaded again.
    }
  },
}
