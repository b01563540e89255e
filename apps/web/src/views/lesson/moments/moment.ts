import type { ReactNode } from 'react'
import type { Look } from '../../kit/look.ts'

/** A line that runs down beside the moments, and where it is what. */
export type Strand = { readonly name: string; readonly look: Look }

/** How a strand is drawn after a moment. */
export type Stretch = 'none' | 'solid' | 'dashed'

/** One row: something that happened, in the order in which it did. */
export type Moment = {
  readonly key: string
  /** us since main began. */
  readonly at: number
  /** Of each strand, after this moment. */
  readonly stretches: readonly Stretch[]
  /** Of each strand: that it happened to it, in these colours; null: it did not. */
  readonly marks: readonly (Look | null)[]
  readonly text: ReactNode
  readonly aside: ReactNode
}
