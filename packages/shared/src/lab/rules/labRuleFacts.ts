import type { LabEventOf } from '../labEvent.ts'
import type { LabMoment, LabProcess } from '../labMoment.ts'

/** Workers that have not exited. */
export function workersLeft({ processes }: LabMoment): LabProcess[] {
  return processes.filter(({ role, exit }) => role === 'worker' && exit === null)
}

export function find({ processes }: LabMoment, id: string | null): LabProcess | null {
  return processes.find((process) => process.id === id) ?? null
}

/** The process that has just got into this state, as it is then. */
export function just(moment: LabMoment, state: LabEventOf<'process'>['state']): LabProcess | null {
  const { event } = moment
  return event.type === 'process' && event.state === state ? find(moment, event.process) : null
}

/** The answer that has just come, if it is one of these. */
export function answered(
  { event }: LabMoment,
  ...outcomes: LabEventOf<'answer'>['outcome'][]
): LabEventOf<'answer'> | null {
  return event.type === 'answer' && outcomes.includes(event.outcome) ? event : null
}
