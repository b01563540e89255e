import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import type { InstanceActionRequest } from '@loopscope/shared/lab/processes/instanceActions'
import type { LabStep, WithoutEpoch } from './labStep.ts'

type Asked = WithoutEpoch<InstanceActionRequest>
type Step = LabStep<Asked>
type Crash = Omit<Extract<Asked, { action: 'crash' }>, 'action'>

/** The parent and the four beside it run. */
const stand: Step = {
  until: ({ processes }) => processes.filter(({ state }) => state === 'online').length === 5,
}
const compared: Step = { until: ({ instances }) => instances?.running === null }
const crash = ({ process, how }: Crash, number: number): readonly Step[] => [
  { action: 'crash', process, how },
  { until: ({ instances }: LabMoment) => instances?.crashes.length === number },
  700,
]
const again = (process: Crash['process']): readonly Step[] => [
  { action: 'restart', process },
  stand,
  500,
]

/** What pages play where no demo can run, and what sentences are tested on. */
export const INSTANCES_STORY: readonly Step[] = [
  ...[stand, 500, { action: 'measure', times: 5 } as const, compared, 600],
  ...[{ action: 'send', serialization: 'json' } as const, compared, 600],
  ...[{ action: 'send', serialization: 'advanced' } as const, compared, 600],
  ...[{ action: 'share' } as const, compared, 600],
  ...[...crash({ process: 'forked child', how: 'kill' }, 1), ...again('forked child')],
  ...[...crash({ process: 'worker thread', how: 'exit' }, 2), ...again('worker thread')],
  ...[...crash({ process: 'worker thread', how: 'throw' }, 3), ...again('worker thread')],
  ...[{ action: 'listen', on: false } as const, 400],
  ...[...crash({ process: 'worker thread', how: 'throw' }, 4), ...again('parent')],
  ...[...crash({ process: 'worker thread', how: 'kill' }, 5), 600],
]
