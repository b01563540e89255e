import type { ClusterAction } from '@loopscope/shared/lab/labApi'
import type { LabSettings } from '@loopscope/shared/lab/labSettings'
import type { ClusterTree } from './clusterTree.ts'

/** What of a session actions act on. */
export type Acted = {
  readonly tree: ClusterTree | null
  settings: LabSettings
  readonly over: boolean
  readonly now: () => number
  readonly note: (action: ClusterAction, result: string) => void
  readonly change: (settings: Partial<LabSettings>) => void
  readonly begin: (reason: 'policy' | 'restart' | 'reset') => Promise<void>
}
