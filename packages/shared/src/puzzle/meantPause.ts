/**
 * A pause in main that is longer than this many ms was meant to take time, and decides whether a timer of 1 ms or an immediate
 * comes first; a shorter one may be the machine's. A text with a loop or a call that blocks says that it means to.
 */
export function meantPauseMs(source: string): number {
  return MAY_BLOCK.test(source) ? 5 : 30
}

/** Whether a text may have a timer and an immediate that main sets. */
export function mayRaceAtStart(source: string): boolean {
  return /\bsetImmediate\b/.test(source) && /\bset(?:Timeout|Interval)\b/.test(source)
}

const MAY_BLOCK = /\b(?:while|for|do)\b|\w+Sync\b|\bAtomics\b/
