import type { LabMissing } from '@loopscope/shared/lab/labApi'
import type { DemoName } from '@loopscope/shared/lab/labEvent'
import { ClusterSession } from './cluster/clusterSession.ts'
import type { Demo } from './demo.ts'

/** The demos that there are. */
export const DEMOS: Readonly<Partial<Record<DemoName, Demo>>> = {
  cluster: {
    title: 'Cluster',
    missing: async () => missingSystem(),
    open: (parts) => ClusterSession.open(parts),
  },
}

function missingSystem(): readonly LabMissing[] {
  if (process.platform === 'linux' || process.platform === 'darwin') return []
  return [
    {
      what: 'Demos run on Linux and macOS',
      how: 'On Windows run Loopscope in WSL; the recorded session plays everywhere.',
    },
  ]
}
