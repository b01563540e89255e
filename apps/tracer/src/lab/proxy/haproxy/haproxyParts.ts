import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { ProcessTree } from '../../processTree.ts'
import type { ProxyPorts } from '../proxyPorts.ts'
import type { LostRequests } from '../stats/lostRequests.ts'
import type { Haproxy } from './findHaproxy.ts'

/** What the HAProxy of a session works with. */
export type HaproxyParts = {
  readonly haproxy: Haproxy
  readonly ports: ProxyPorts
  /** The session's own folder. */
  readonly folder: string
  /** Counts the configurations of the session, over all epochs. */
  readonly count: { generation: number }
  readonly tree: ProcessTree
  readonly put: (event: LabEvent) => void
  readonly now: () => number
  readonly lost: LostRequests
  /** The last of those that had handed over has ended. */
  readonly retired: () => void
}
