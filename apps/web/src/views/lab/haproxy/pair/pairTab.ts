import { PAIR_EXPERIMENTS } from '../../../../state/lab/proxy/experiments/pairExperiments.ts'
import type { HaproxyTab } from '../haproxyTab.ts'
import { PairControls } from './PairControls.tsx'
import { PairField } from './PairField.tsx'
import { PairFigures } from './PairFigures.tsx'
import { PairStrip } from './PairStrip.tsx'

/** A cluster and HAProxy side by side, on one clock. */
export const pairTab: HaproxyTab = {
  title: 'Against cluster',
  experiments: PAIR_EXPERIMENTS,
  Controls: PairControls,
  Panels: PairStrip,
  Aside: null,
  Field: PairField,
  Figures: PairFigures,
}
