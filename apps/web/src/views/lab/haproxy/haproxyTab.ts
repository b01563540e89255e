import type { ComponentType } from 'react'
import type { Experiment } from '../../../state/lab/experiment.ts'

/** What a tab has of its own; all else is the same in each. */
export type HaproxyTab = {
  readonly title: string
  readonly experiments: readonly Experiment[]
  readonly Controls: ComponentType
  readonly Panels: ComponentType
  readonly Aside: ComponentType | null
  /** In place of the processes and of the figures that all others show. */
  readonly Field?: ComponentType
  readonly Figures?: ComponentType
  /** Of a tab that comes when it is first shown: the tab itself, with its questions. */
  readonly load?: () => Promise<HaproxyTab>
}
