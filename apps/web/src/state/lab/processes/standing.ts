import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { INSTANCE_IDS } from '@loopscope/shared/lab/processes/instanceKinds'

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
