import type { LabProcess } from '@loopscope/shared/lab/labMoment'
import { ActionButton } from './ActionButton.tsx'

/** Freeze, or Thaw of a process that is frozen. */
export function FreezeButton({ process: { id, frozen } }: { process: LabProcess }) {
  return frozen ? (
    <ActionButton
      name="Thaw"
      title="Lets it go on, by SIGCONT"
      act={{ action: 'thaw', process: id }}
    />
  ) : (
    <ActionButton
      name="Freeze"
      title="Stops it by SIGSTOP: alive, but it does nothing"
      act={{ action: 'freeze', process: id }}
    />
  )
}
