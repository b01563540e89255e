/** What is known of turns when somebody asks for one; times in ms. */
export type Turns = {
  /** How many go on at once. */
  readonly places: number
  /** How long the latest took, as a mean; 0 before the first has ended. */
  readonly meanMs: number
  /** For how long those that are not over yet have gone on. */
  readonly agesMs: readonly number[]
}

/** How long each turn is expected to take, ms. Turns that go on say that load has come before the mean of those that ended does. */
export function expectedTurnMs({ meanMs, agesMs }: Turns): number {
  // The younger half is what comes and goes: a few long programs keep their places, and the others go on as before.
  const byAge = [...agesMs].sort((one, other) => one - other)
  return Math.max(meanMs, byAge[Math.floor((byAge.length - 1) / 2)] ?? 0)
}

/** How long whoever has so many turns before theirs is expected to wait, ms, when every place is taken. */
export function expectedWaitMs(before: number, turns: Turns): number {
  return ((before + 1) * expectedTurnMs(turns)) / turns.places
}
