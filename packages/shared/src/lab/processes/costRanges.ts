import type { InstanceEventOf } from './instanceEvents.ts'
import { INSTANCE_KINDS, type InstanceKind } from './instanceKinds.ts'
import type { Costs } from './instancesMoment.ts'

/** What one kind costs, over all trials of a comparison. Times are us. */
export type CostRange = {
  readonly kind: InstanceKind
  readonly trials: readonly InstanceEventOf<'trial'>[]
  readonly start: Range
  /** Of the middles of the trials: what a message there and back usually takes. */
  readonly trip: Range
  readonly rss: Range
  /** null: this system does not tell. */
  readonly pss: Range | null
}

export type Range = { readonly least: number; readonly middle: number; readonly most: number }

/** The kinds that have been tried so far. */
export function costRanges({ trials }: Costs): readonly CostRange[] {
  return INSTANCE_KINDS.flatMap((kind): CostRange[] => {
    const own = trials.filter((trial) => trial.kind === kind)
    if (own.length === 0) return []
    const shares = own.flatMap(({ pssBytes }) => (pssBytes === null ? [] : [pssBytes]))
    return [
      {
        kind,
        trials: own,
        start: rangeOf(own.map(({ startUs }) => startUs)),
        trip: rangeOf(own.map(({ trips }) => trips.middle)),
        rss: rangeOf(own.map(({ rssBytes }) => rssBytes)),
        pss: shares.length === own.length ? rangeOf(shares) : null,
      },
    ]
  })
}

function rangeOf(values: readonly number[]): Range {
  const sorted = values.toSorted((a, b) => a - b)
  return {
    least: sorted[0] ?? 0,
    middle: sorted[Math.floor(sorted.length / 2)] ?? 0,
    most: sorted.at(-1) ?? 0,
  }
}

/** Whether every value of one is below every value of the other. */
export function isBelow(one: Range, other: Range): boolean {
  return one.most < other.least
}
