import type { LabMoment, LabProcess } from '@loopscope/shared/lab/labMoment'

/** The processes of a session that live at a moment, those beside HAProxy too. A thread is none: it has the pid of its process. */
export function livingOf({ processes, beside }: LabMoment): readonly LabProcess[] {
  const living = [...processes, ...(beside?.processes ?? [])].filter(({ exit }) => exit === null)
  return living.filter(({ pid }, at) => living.findIndex((one) => one.pid === pid) === at)
}
