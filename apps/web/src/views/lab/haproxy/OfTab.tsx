import { useEffect, useState } from 'react'
import type { Experiment } from '../../../state/lab/experiment.ts'
import { useShownExperiment } from './experimentContext.ts'
import { HaproxyField } from './HaproxyField.tsx'
import { HaproxyFigures } from './HaproxyFigures.tsx'
import type { HaproxyTab } from './haproxyTab.ts'
import { tabOf } from './haproxyTabs.ts'

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

/** The shown tab's questions; none while they are on their way. */
export function useTabExperiments(): readonly Experiment[] {
  const { experiments, load } = useTab()
  const [late, setLate] = useState<{ readonly of: typeof load; readonly tab: HaproxyTab } | null>(
    null,
  )
  useEffect(() => {
    if (load === undefined) return
    let left = false
    load().then(
      (tab) => {
        if (!left) setLate({ of: load, tab })
      },
      // Its other parts say that it did not come, and can be asked for again.
      (error: unknown) => console.warn('A part of the page did not load.', error),
    )
    return () => {
      left = true
    }
  }, [load])
  return load !== undefined && late?.of === load ? late.tab.experiments : experiments
}

function useTab(): HaproxyTab {
  return tabOf(useShownExperiment().experiment)
}
