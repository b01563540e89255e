import { STATS_EXPERIMENTS } from '../../../../state/lab/proxy/experiments/statsExperiments.ts'
import type { HaproxyTab } from '../haproxyTab.ts'
import { ColumnsAside } from './ColumnsAside.tsx'
import { StatsControls } from './StatsControls.tsx'
import { StatsField } from './StatsField.tsx'
import { StatsReading } from './StatsReading.tsx'

/** HAProxy's own figures. */
export const statsTab: HaproxyTab = {
  title: 'Stats',
  experiments: STATS_EXPERIMENTS,
  Controls: StatsControls,
  Panels: StatsReading,
  Aside: ColumnsAside,
  Field: StatsField,
}
