import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { type ComponentType, createContext, type ReactNode, useContext } from 'react'
import type { Experiment } from '../../../state/lab/experiment.ts'
import type { ToldEvent } from '../../../state/lab/load/toldEvent.ts'

/** What a demo brings to its page; transport, sharing, notes, events and the session's buttons are the same for all. */
export type DemoViews = {
  readonly title: string
  /** In place of the sentence while nothing runs, and while it starts. */
  readonly idle: string
  readonly starting: string
  /** What is the matter at a moment, in one sentence, under what has just happened. */
  readonly situation?: (moment: LabMoment) => string | null
  /** A hook: what the sentence is about, where the tab shows something before the moment; null: the moment's own. */
  readonly useToldEvent?: () => ToldEvent | null
  /** What will stand in the empty topology. */
  readonly empty: string
  /** Name of the recording that comes with the page, of the tab that the address asks for; left out: the demo's. */
  readonly shipped?: () => string
  /** A hook: which questions there are may depend on what is shown. */
  readonly useExperiments: () => readonly Experiment[]
  /** The cards of the processes, and the lines between them. */
  readonly Field: ComponentType
  /** What can be set. */
  readonly Controls: ComponentType
  readonly Figures: ComponentType
  /** Beside the figures: what happened over time. */
  readonly Strip: ComponentType
  /** At the right end of the bar of demos: tabs, where it has some. */
  readonly Tabs?: ComponentType
  /** Between what can be set and the events. */
  readonly Aside?: ComponentType
  /** Something to read beside the demo; nothing while it is closed. */
  readonly Drawer?: ComponentType
  /** What its views share beside the session, around all of them. */
  readonly Around?: ComponentType<{ children: ReactNode }>
  /** The running session's own addresses, as commands for a terminal. */
  readonly OwnCommands: ComponentType
}

export const DemoViewsContext = createContext<DemoViews | null>(null)

export function useDemoViews(): DemoViews {
  const views = useContext(DemoViewsContext)
  if (views === null) throw new Error('This view stands outside of a demo.')
  return views
}
