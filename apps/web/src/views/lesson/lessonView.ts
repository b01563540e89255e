import type { Timeline } from '@loopscope/shared/timeline/timeline'
import type { ComponentType, ReactNode } from 'react'
import type { Shown } from '../../state/lesson/lessonState.ts'

/** What a lesson's page shows of it. `P`: what its picture draws, which a whole run's model is, too. */
export type LessonView<S, M extends P, P = M> = {
  /** The picture: a function of the run and of `at`, the moment of the cursor in us on the recording's clock. */
  readonly Picture: ComponentType<PictureProps<S, P>>
  /** How a run is drawn that goes on; null: it is drawn when it is over. */
  readonly soFar: SoFar<S, P> | null
  /** What stands in its place until something has run: the picture without what a run would tell. */
  readonly Empty: ComponentType<{ readonly settings: S }>
  /** Whether the picture moves with the cursor; else there is no transport. */
  readonly moves: boolean
  /** How the picture comes about, where it is worked out and not recorded. */
  readonly basis: ReactNode
}

type SoFar<S, P> = {
  /** What is known of it; null: nothing yet that could be drawn. */
  readonly read: (timeline: Timeline, settings: S) => P | null
  /** That in one sentence of its own figures. */
  readonly sentence: (model: P, settings: S) => string
}

export type PictureProps<S, P> = {
  readonly model: P
  readonly settings: S
  readonly at: number
  /** The full version that it ran on. */
  readonly node: string
  /** What was shown before, the latest first: for pictures that compare. */
  readonly earlier: readonly Shown<S, P>[]
}
