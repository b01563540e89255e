import type { LabProcess } from '@loopscope/shared/lab/labMoment'
import { ActionButton } from '../topology/ActionButton.tsx'
import { useBrief } from '../topology/briefContext.ts'
import { CountBar } from '../topology/CountBar.tsx'
import { FreezeButton } from '../topology/FreezeButton.tsx'
import { ProcessCard } from '../topology/ProcessCard.tsx'
import { SocketBadge } from './SocketBadge.tsx'

type Props = {
  readonly process: LabProcess
  readonly at: number
  /** The most of any worker: what a full bar means. */
  readonly most: { readonly requests: number; readonly connections: number }
  /** The label of the port, when it has the listening socket. */
  readonly socket: string | null
}

/** A worker: how many requests and how many connections it had, side by side, and all that can be done to it. */
export function WorkerCard({ process, at, most, socket }: Props) {
  const { id, exit, state } = process
  const dead = exit !== null
  const brief = useBrief()
  return (
    <ProcessCard process={process} at={at} className="worker">
      {socket !== null && <SocketBadge port={socket} />}
      <div className="node-bars">
        <CountBar name="requests" count={process.requests.answered} most={most.requests} />
        <CountBar name="connections" count={process.connections} most={most.connections} />
      </div>
      {!dead && (
        <div className="node-actions">
          <ActionButton
            name="Kill"
            title="Ends it by SIGKILL, at once"
            act={{ action: 'kill', process: id, signal: 'SIGKILL' }}
          />
          <ActionButton
            name="Restart"
            title="Kills it, and forks another"
            act={{ action: 'restart', process: id }}
          />
          {!brief && (
            <>
              <ActionButton
                name="TERM"
                title="Ends it by SIGTERM"
                act={{ action: 'kill', process: id, signal: 'SIGTERM' }}
              />
              <ActionButton
                name="Disconnect"
                title="worker.disconnect(): it finishes what it has; SIGKILL after 3 s"
                act={{ action: 'disconnect', process: id }}
                off={state === 'disconnecting' || state === 'disconnected'}
              />
            </>
          )}
          <FreezeButton process={process} />
          {!brief && (
            <>
              <ActionButton
                name="Crash"
                title="Throws in one of its callbacks"
                act={{ action: 'crash', process: id }}
              />
              <ActionButton
                name="Block"
                label="Block 500 ms"
                title="One callback that takes 500 ms: nothing else of it runs meanwhile"
                act={{ action: 'block', process: id }}
              />
            </>
          )}
        </div>
      )}
    </ProcessCard>
  )
}
