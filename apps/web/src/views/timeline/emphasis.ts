import type { SliceIndex } from './slices.ts'

/** What stands out in a picture. */
export type Emphasis = {
  /** Outlined: the runs of the lit operation. */
  readonly lit: ReadonlySet<SliceIndex>
}
