import type { LabProcess } from '@loopscope/shared/lab/labMoment'
import type { ReactNode } from 'react'
import { ActionButton } from '../topology/ActionButton.tsx'

type Props = {
  readonly process: LabProcess
  /** What else can be done to it while it lives or not. */
  readonly children?: ReactNode
}

/** Kill, Restart, Freeze: of any process behind HAProxy. */
export function LifeButtons({ process: { id, exit, frozen }, children }: Props) {
  const dead = exit !== null
  return (
    <div className="node-actions">
      {!dead && (
        <ActionButton
          name="Kill"
          title="Ends it by SIGKILL, at once"
          act={{ action: 'kill', process: id, signal: 'SIGKILL' }}
        />
      )}
      <ActionButton
        name="Restart"
        title={dead ? 'Starts it again' : 'Ends it, and starts it again'}
        act={{ action: 'restart', process: id }}
      />
      {!dead && frozen && (
        <ActionButton
          name="Thaw"
          title="Lets it go on, by SIGCONT"
          act={{ action: 'thaw', process: id }}
        />
      )}
      {!dead && !frozen && (
        <ActionButton
          name="Freeze"
          title="Stops it by SIGSTOP: alive, but it does nothing"
          act={{ action: 'freeze', process: id }}
        />
      )}
      {children}
    </div>
  )
}
