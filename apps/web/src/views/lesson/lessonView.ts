import type { ComponentType, ReactNode } from 'react'
import type { Shown } from '../../state/lesson/lessonState.ts'

/** What a lesson's page shows of it. */
export type LessonView<S, M> = {
  /** The picture: a function of the run and of `at`, the moment of the cursor in us on the recording's clock. */
  readonly Picture: ComponentType<PictureProps<S, M>>
  /** What stands in its place until something has run: the picture without what a run would tell. */
  readonly Empty: ComponentType<{ readonly settings: S }>
  /** Whether the picture moves with the cursor; else there is no transport. */
  readonly moves: boolean
  /** How the picture comes about, where it is worked out and not recorded. */
  readonly basis: ReactNode
}

export type PictureProps<S, M> = {
  readonly model: M
  readonly settings: S
  readonly at: number
  /** The full version that it ran on. */
  readonly node: string
  /** What was shown before, the latest first: for pictures that compare. */
  readonly earlier: readonly Shown<S, M>[]
}
