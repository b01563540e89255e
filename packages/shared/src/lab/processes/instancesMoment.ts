import type { InstanceEventOf } from './instanceEvents.ts'

/** What was found out about the four kinds of instances until a moment. */
export type InstancesMoment = {
  /** The last comparison of each kind, with what it has found out so far. */
  readonly costs: Costs | null
  readonly values: Values | null
  readonly sharing: Sharing | null
  /** The comparison that goes on; null: none does. */
  readonly running: number | null
  /** How many comparisons and crashes were asked for, and what the last of them was about; null: there was none. */
  readonly tried: number
  readonly last: 'costs' | 'values' | 'sharing' | 'crashes' | null
  /** All of this session, oldest first. */
  readonly crashes: readonly InstanceEventOf<'crash'>[]
  /** Whether somebody listens to the standing thread's 'error'. */
  readonly listens: boolean
}

type Begun = {
  readonly comparison: number
  /** null: it goes on. */
  readonly whole: boolean | null
}
export type Costs = Begun & {
  readonly times: number
  readonly trials: readonly InstanceEventOf<'trial'>[]
}
export type Values = Begun & {
  readonly serialization: 'json' | 'advanced'
  readonly values: readonly InstanceEventOf<'value'>[]
}
export type Sharing = Begun & { readonly found: readonly InstanceEventOf<'sharing'>[] }

export const NO_INSTANCES: InstancesMoment = {
  costs: null,
  values: null,
  sharing: null,
  running: null,
  tried: 0,
  last: null,
  crashes: [],
  listens: true,
}
