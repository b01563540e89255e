import type { Experiment } from '../../../state/lab/experiment.ts'
import { useShownExperiment } from './experimentContext.ts'
import { tabOf } from './haproxyTabs.ts'

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

function useTab() {
  return tabOf(useShownExperiment().experiment)
}
