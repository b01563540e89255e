/** Characters that the title, the note and the word of a stop may have, and how many stops one link may have. */
export const LINK_LIMITS = { title: 120, note: 2000, word: 100, stops: 50 } as const
