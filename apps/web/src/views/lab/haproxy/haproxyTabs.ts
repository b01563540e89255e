import type { ProxyExperiment } from '@loopscope/shared/lab/proxy/proxyNames'
import type { ComponentType } from 'react'
import type { Experiment } from '../../../state/lab/experiment.ts'
import { ALGORITHM_EXPERIMENTS } from '../../../state/lab/proxy/algorithmExperiments.ts'
import { BALANCE_EXPERIMENTS } from '../../../state/lab/proxy/balanceExperiments.ts'
import { COMPRESSION_EXPERIMENTS } from '../../../state/lab/proxy/compressionExperiments.ts'
import { PAIR_EXPERIMENTS } from '../../../state/lab/proxy/pairExperiments.ts'
import { QUEUE_EXPERIMENTS } from '../../../state/lab/proxy/queueExperiments.ts'
import { STATS_EXPERIMENTS } from '../../../state/lab/proxy/statsExperiments.ts'
import { TLS_EXPERIMENTS } from '../../../state/lab/proxy/tlsExperiments.ts'
import { AlgorithmControls } from './algorithms/AlgorithmControls.tsx'
import { AlgorithmPanels } from './algorithms/AlgorithmPanels.tsx'
import { AlgorithmTable } from './algorithms/AlgorithmTable.tsx'
import { BalanceControls } from './balance/BalanceControls.tsx'
import { FailoverPanels } from './balance/FailoverPanels.tsx'
import { FailoverRuns } from './balance/FailoverRuns.tsx'
import { AnswerTable } from './compression/AnswerTable.tsx'
import { CompressionControls } from './compression/CompressionControls.tsx'
import { GzipField } from './compression/GzipField.tsx'
import { GzipFigures } from './compression/GzipFigures.tsx'
import { PairControls } from './pair/PairControls.tsx'
import { PairField } from './pair/PairField.tsx'
import { PairFigures } from './pair/PairFigures.tsx'
import { PairStrip } from './pair/PairStrip.tsx'
import { QueueControls } from './queue/QueueControls.tsx'
import { QueuePanels } from './queue/QueuePanels.tsx'
import { ColumnsAside } from './stats/ColumnsAside.tsx'
import { StatsControls } from './stats/StatsControls.tsx'
import { StatsField } from './stats/StatsField.tsx'
import { StatsReading } from './stats/StatsReading.tsx'
import { TlsControls } from './tls/TlsControls.tsx'
import { TlsPanels } from './tls/TlsPanels.tsx'

/** What a tab has of its own; all else is the same in each. */
export type HaproxyTab = {
  readonly title: string
  readonly experiments: readonly Experiment[]
  readonly Controls: ComponentType
  readonly Panels: ComponentType
  readonly Aside: ComponentType | null
  /** In place of the processes and of the figures that all others show. */
  readonly Field?: ComponentType
  readonly Figures?: ComponentType
}

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
  compression: {
    title: 'Compression',
    experiments: COMPRESSION_EXPERIMENTS,
    Controls: CompressionControls,
    Panels: AnswerTable,
    Aside: null,
    Field: GzipField,
    Figures: GzipFigures,
  },
  tls: {
    title: 'TLS',
    experiments: TLS_EXPERIMENTS,
    Controls: TlsControls,
    Panels: TlsPanels,
    Aside: null,
  },
  stats: {
    title: 'Stats',
    experiments: STATS_EXPERIMENTS,
    Controls: StatsControls,
    Panels: StatsReading,
    Aside: ColumnsAside,
    Field: StatsField,
  },
  cluster: {
    title: 'Against cluster',
    experiments: PAIR_EXPERIMENTS,
    Controls: PairControls,
    Panels: PairStrip,
    Aside: null,
    Field: PairField,
    Figures: PairFigures,
  },
} as const satisfies Partial<Record<ProxyExperiment, HaproxyTab>>

/** The tab of an experiment; of one that has none, the first. */
export function tabOf(experiment: ProxyExperiment): HaproxyTab {
  const tabs: Partial<Record<ProxyExperiment, HaproxyTab>> = HAPROXY_TABS
  return tabs[experiment] ?? HAPROXY_TABS.balance
}
