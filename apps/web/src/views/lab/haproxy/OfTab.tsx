import type { Experiment } from '../../../state/lab/experiment.ts'
import { useShownExperiment } from './experimentContext.ts'
import { HaproxyField } from './HaproxyField.tsx'
import { HaproxyFigures } from './HaproxyFigures.tsx'
import { type HaproxyTab, tabOf } from './haproxyTabs.ts'

/** The processes of the shown tab. */
export function TabField() {
  const { Field = HaproxyField } = useTab()
  return <Field />
}

/** What the shown tab counts. */
export function TabFigures() {
  const { Figures = HaproxyFigures } = useTab()
  return <Figures />
}

/** What can be set in the shown tab. */
export function TabControls() {
  const { Controls } = useTab()
  return <Controls />
}

/** What the shown tab draws over time. */
export function TabPanels() {
  const { Panels } = useTab()
  return <Panels />
}

/** The shown tab's own table. */
export function TabAside() {
  const { Aside } = useTab()
  return Aside === null ? null : <Aside />
}

/** The shown tab's questions. */
export function useTabExperiments(): readonly Experiment[] {
  return useTab().experiments
}

function useTab(): HaproxyTab {
  return tabOf(useShownExperiment().experiment)
}
