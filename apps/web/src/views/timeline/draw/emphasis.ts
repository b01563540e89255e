import type { SliceIndex } from '../model/slices.ts'

/** What stands out in a picture. */
export type Emphasis = {
  /** Outlined: the runs of the lit operation. */
  readonly lit: ReadonlySet<SliceIndex>
}
