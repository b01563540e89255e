import { CLUSTER_EXPERIMENTS } from '../../../state/lab/cluster/clusterExperiments.ts'
import type { DemoViews } from '../gallery/demoViews.ts'
import { Strip } from '../strip/Strip.tsx'
import { ClusterCommands } from './ClusterCommands.tsx'
import { ClusterControls } from './ClusterControls.tsx'
import { ClusterField } from './ClusterField.tsx'
import { ClusterFigures } from './ClusterFigures.tsx'

/** /demos/cluster */
export const clusterViews: DemoViews = {
  title: 'Cluster',
  idle: 'Nothing runs yet. Start forks real Node processes: a primary, its workers, and a client that asks them.',
  starting: 'A primary and its workers are being started. Each says itself when it is ready.',
  empty:
    'A client, a primary and its workers will appear here: real processes of this machine, each with its pid.',
  useExperiments: () => CLUSTER_EXPERIMENTS,
  Field: ClusterField,
  Controls: ClusterControls,
  Figures: ClusterFigures,
  Strip,
  OwnCommands: ClusterCommands,
}
