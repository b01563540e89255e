import { COMPRESSION_EXPERIMENTS } from '../../../../state/lab/proxy/experiments/compressionExperiments.ts'
import type { HaproxyTab } from '../haproxyTab.ts'
import { AnswerTable } from './AnswerTable.tsx'
import { CompressionControls } from './CompressionControls.tsx'
import { GzipField } from './GzipField.tsx'
import { GzipFigures } from './GzipFigures.tsx'

/** HAProxy's gzip and Node's. */
export const compressionTab: HaproxyTab = {
  title: 'Compression',
  experiments: COMPRESSION_EXPERIMENTS,
  Controls: CompressionControls,
  Panels: AnswerTable,
  Aside: null,
  Field: GzipField,
  Figures: GzipFigures,
}
