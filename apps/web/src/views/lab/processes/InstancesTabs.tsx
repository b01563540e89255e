import { useEffect, useLayoutEffect } from 'react'
import { useStore } from 'zustand'
import { type InstancesTab, instancesForm } from '../../../state/lab/processes/instancesForm.ts'
import { useLab, useLabState } from '../labContext.ts'
import { DemoTabs } from '../tabs/DemoTabs.tsx'
import { useAskedTab } from '../tabs/useAskedTab.ts'
import { useInstances, useInstancesTab } from './useInstances.ts'

/** Id of what the tabs show. */
export const INSTANCES_PANEL = 'instances'

const TABS: readonly { readonly name: InstancesTab; readonly title: string }[] = [
  { name: 'costs', title: 'What they cost' },
  { name: 'values', title: 'Values' },
  { name: 'sharing', title: 'What is shared' },
  { name: 'crashes', title: 'Crashes' },
]

/** What the instances are compared by. */
export function InstancesTabs() {
  const instances = useInstances()
  useTabOfAddress(instances !== null)
  return (
    <DemoTabs
      label="Comparisons"
      landmark="What is compared"
      tabs={TABS}
      chosen={useInstancesTab()}
      choose={(tab) => instancesForm.setState({ tab, tried: instances?.tried ?? 0 })}
      panel={INSTANCES_PANEL}
    />
  )
}

/** The tab that the address asks for is shown until something is tried. `isThere`: it is known what has been. */
function useTabOfAddress(isThere: boolean): void {
  const { latest } = useLab()
  const isLink = useLabState(({ origin }) => origin === 'link')
  const { tried } = useStore(instancesForm)
  const askedTab = useAskedTab()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes after a link has its own address
  useLayoutEffect(() => {
    const tab = askedTab(TABS.map(({ name }) => name))
    if (tab !== null) instancesForm.setState({ tab, tried: Number.POSITIVE_INFINITY })
  }, [isLink, askedTab])
  useEffect(() => {
    if (isThere && tried === Number.POSITIVE_INFINITY)
      instancesForm.setState({ tried: latest()?.instances?.tried ?? 0 })
  }, [isThere, tried, latest])
}
