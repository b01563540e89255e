import type { LabMoment, LabProcess } from '@loopscope/shared/lab/labMoment'

/** The processes of a session that live at a moment, those beside HAProxy too. */
export function livingOf({ processes, beside }: LabMoment): readonly LabProcess[] {
  return [...processes, ...(beside?.processes ?? [])].filter(({ exit }) => exit === null)
}
