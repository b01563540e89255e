import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { INSTANCE_IDS } from '@loopscope/shared/lab/processes/instanceKinds'
import type { Step } from '../experiment.ts'

const ALL = ['parent', ...Object.values(INSTANCE_IDS)]

/** Whether the process or thread of this id was there and has ended; one that has not been started yet is on its way. */
export function isGone({ processes }: LabMoment, id: string): boolean {
  return processes.some((process) => process.id === id && process.exit !== null)
}

/** Whether the parent and all four beside it run. */
export function allStand({ processes }: LabMoment): boolean {
  return ALL.every((id) =>
    processes.some((process) => process.id === id && process.state === 'online'),
  )
}

/** What a person types to start it without the page. */
export const PROGRAM = ['node parent.ts']

/** The parent and one of each kind beside it, the parent listening to errors, and nothing under way. */
export const STANDING: readonly Step[] = [
  { until: ({ instances }) => instances?.running === null },
  {
    act: (moment) => (isGone(moment, 'parent') ? { action: 'restart', process: 'parent' } : null),
  },
  { until: (moment) => !isGone(moment, 'parent') },
  ...Object.values(INSTANCE_IDS).map(
    (process): Step => ({
      act: (moment) => (isGone(moment, process) ? { action: 'restart', process } : null),
    }),
  ),
  { until: allStand },
]
