import type { DemoViews } from '../gallery/demoViews.ts'
import { Strip } from '../strip/Strip.tsx'
import { InstancesCommands } from './InstancesCommands.tsx'
import { InstancesControls } from './InstancesControls.tsx'
import { InstancesField } from './InstancesField.tsx'
import { InstancesFigures } from './InstancesFigures.tsx'
import { InstancesTabs } from './InstancesTabs.tsx'
import { useInstanceExperiments } from './useInstanceExperiments.ts'

/** /demos/processes */
export const processesViews: DemoViews = {
  title: 'Processes, threads, cluster',
  idle: 'Nothing runs yet. Start runs a real parent with a worker thread, two child processes and a cluster worker.',
  starting: 'A parent is being started, and then what it starts itself.',
  empty:
    'A parent process, a worker thread in it, a forked child, a spawned child and a cluster worker will appear here, each with its pid.',
  useExperiments: useInstanceExperiments,
  Field: InstancesField,
  Controls: InstancesControls,
  Figures: InstancesFigures,
  Strip,
  Tabs: InstancesTabs,
  OwnCommands: InstancesCommands,
}
