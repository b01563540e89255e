import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import type { Serialization } from '@loopscope/shared/lab/processes/instanceEvents'
import { createStore, type StoreApi } from 'zustand/vanilla'

export type InstancesTab = 'costs' | 'values' | 'sharing' | 'crashes'

/** What is to be compared next, and which tab was chosen. */
export type InstancesForm = {
  /** null: what was tried last is shown. */
  readonly tab: InstancesTab | null
  /** How much had been tried when it was chosen: what is tried after that is shown again. */
  readonly tried: number
  readonly times: number
  readonly serialization: Serialization
}

/** A document has one page of a demo, and this is its form. */
export const instancesForm: StoreApi<InstancesForm> = createStore<InstancesForm>(() => ({
  ...{ tab: null, tried: 0, times: 5, serialization: 'json' },
}))

/** The tab that is shown at a moment. */
export function shownTab(moment: LabMoment | null, { tab, tried }: InstancesForm): InstancesTab {
  const instances = moment?.instances ?? null
  if (tab !== null && (instances === null || instances.tried <= tried)) return tab
  return instances?.last ?? 'costs'
}
