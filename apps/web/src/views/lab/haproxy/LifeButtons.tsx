import type { LabProcess } from '@loopscope/shared/lab/labMoment'
import type { ReactNode } from 'react'
import { ActionButton } from '../topology/ActionButton.tsx'
import { FreezeButton } from '../topology/FreezeButton.tsx'

type Props = {
  readonly process: LabProcess
  /** What else can be done to it while it lives or not. */
  readonly children?: ReactNode
}

/** Kill, Restart, Freeze: of any process behind HAProxy. */
export function LifeButtons({ process, children }: Props) {
  const { id, exit } = process
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
      {!dead && <FreezeButton process={process} />}
      {children}
    </div>
  )
}
