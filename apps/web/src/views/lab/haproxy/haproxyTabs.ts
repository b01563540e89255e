import type { ProxyExperiment } from '@loopscope/shared/lab/proxy/proxyNames'
import { ALGORITHM_EXPERIMENTS } from '../../../state/lab/proxy/experiments/algorithmExperiments.ts'
import { BALANCE_EXPERIMENTS } from '../../../state/lab/proxy/experiments/balanceExperiments.ts'
import { QUEUE_EXPERIMENTS } from '../../../state/lab/proxy/experiments/queueExperiments.ts'
import { TLS_EXPERIMENTS } from '../../../state/lab/proxy/experiments/tlsExperiments.ts'
import { AlgorithmControls } from './algorithms/AlgorithmControls.tsx'
import { AlgorithmPanels } from './algorithms/AlgorithmPanels.tsx'
import { AlgorithmTable } from './algorithms/AlgorithmTable.tsx'
import { BalanceControls } from './balance/BalanceControls.tsx'
import { FailoverPanels } from './balance/FailoverPanels.tsx'
import { FailoverRuns } from './balance/FailoverRuns.tsx'
import type { HaproxyTab } from './haproxyTab.ts'
import { lateTab } from './lateTab.ts'
import { QueueControls } from './queue/QueueControls.tsx'
import { QueuePanels } from './queue/QueuePanels.tsx'
import { TlsControls } from './tls/TlsControls.tsx'
import { TlsPanels } from './tls/TlsPanels.tsx'

/** The tabs that there are, in their order. */
export const HAPROXY_TABS = {
  balance: {
    title: 'Balance and health',
    experiments: BALANCE_EXPERIMENTS,
    Controls: BalanceControls,
    Panels: FailoverPanels,
    Aside: FailoverRuns,
  },
  algorithms: {
    title: 'Algorithms',
    experiments: ALGORITHM_EXPERIMENTS,
    Controls: AlgorithmControls,
    Panels: AlgorithmPanels,
    Aside: AlgorithmTable,
  },
  queue: {
    title: 'Queue',
    experiments: QUEUE_EXPERIMENTS,
    Controls: QueueControls,
    Panels: QueuePanels,
    Aside: null,
  },
  compression: lateTab(
    'Compression',
    async () => (await import('./compression/compressionTab.ts')).compressionTab,
  ),
  tls: {
    title: 'TLS',
    experiments: TLS_EXPERIMENTS,
    Controls: TlsControls,
    Panels: TlsPanels,
    Aside: null,
  },
  stats: lateTab('Stats', async () => (await import('./stats/statsTab.ts')).statsTab),
  cluster: lateTab('Against cluster', async () => (await import('./pair/pairTab.ts')).pairTab),
} as const satisfies Partial<Record<ProxyExperiment, HaproxyTab>>

/** The tab of an experiment; of one that has none, the first. */
export function tabOf(experiment: ProxyExperiment): HaproxyTab {
  const tabs: Partial<Record<ProxyExperiment, HaproxyTab>> = HAPROXY_TABS
  return tabs[experiment] ?? HAPROXY_TABS.balance
}
