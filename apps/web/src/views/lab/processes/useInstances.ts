import type { InstancesMoment } from '@loopscope/shared/lab/processes/instancesMoment'
import { useStore } from 'zustand'
import {
  type InstancesTab,
  instancesForm,
  shownTab,
} from '../../../state/lab/processes/instancesForm.ts'
import { useMoment } from '../labContext.ts'

/** What is known of the instances at the moment that is shown; null while nothing is shown. */
export function useInstances(): InstancesMoment | null {
  return useMoment()?.instances ?? null
}

/** What the page is about. */
export function useInstancesTab(): InstancesTab {
  return shownTab(useMoment(), useStore(instancesForm))
}
