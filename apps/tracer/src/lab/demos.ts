import type { LabMissing } from '@loopscope/shared/lab/labApi'
import type { DemoName } from '@loopscope/shared/lab/labEvent'
import { ClusterSession } from './cluster/clusterSession.ts'
import type { Demo } from './demo.ts'
import { LoadSession } from './load/loadSession.ts'
import { InstancesSession } from './processes/instancesSession.ts'
import { findHaproxy } from './proxy/haproxy/findHaproxy.ts'
import { ProxySession } from './proxy/proxySession.ts'

/** What demos need of this machine beside Node. */
export type Tools = {
  /** HAPROXY_BIN; null: HAProxy is looked for where it usually is. */
  readonly haproxy: string | null
}

export type Demos = Readonly<Partial<Record<DemoName, Demo>>>

/** The demos that there are. */
export function demosWith({ haproxy }: Tools): Demos {
  return {
    cluster: {
      title: 'Cluster',
      missing: async () => missingSystem(),
      open: (parts) => ClusterSession.open(parts),
    },
    autocannon: {
      title: 'autocannon',
      missing: async () => missingSystem(),
      // Without HAProxy its targets are left out, and all others are there.
      async open(parts) {
        const found = await findHaproxy(haproxy)
        return LoadSession.open(parts, 'what' in found ? null : found)
      },
    },
    processes: {
      title: 'Processes, threads, cluster',
      missing: async () => missingSystem(),
      open: (parts) => InstancesSession.open(parts),
    },
    haproxy: {
      title: 'HAProxy',
      async missing() {
        const found = await findHaproxy(haproxy)
        return [...missingSystem(), ...('what' in found ? [found] : [])]
      },
      async open(parts) {
        const found = await findHaproxy(haproxy)
        if ('what' in found) throw new Error(found.what)
        return ProxySession.open(parts, found)
      },
    },
  }
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
