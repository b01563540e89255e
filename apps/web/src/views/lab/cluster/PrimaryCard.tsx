import type { LabMoment, LabProcess } from '@loopscope/shared/lab/labMoment'
import { counted } from '@loopscope/shared/lab/labWords'
import { ActionButton } from '../topology/ActionButton.tsx'
import { useBrief } from '../topology/briefContext.ts'
import { ProcessCard } from '../topology/ProcessCard.tsx'
import { SocketBadge } from './SocketBadge.tsx'

type Props = {
  readonly process: LabProcess
  readonly moment: LabMoment
  readonly socket: string | null
}

/** The primary: what it forks by, and whether it has the listening socket. */
export function PrimaryCard({ process, moment: { at, settings, exits, backoff }, socket }: Props) {
  const dead = process.exit !== null
  const brief = useBrief()
  return (
    <ProcessCard process={process} at={at} className="primary">
      {socket !== null && <SocketBadge port={socket} />}
      <dl className="node-list">
        <div>
          <dt>policy</dt>
          <dd>{settings.policy === 'rr' ? 'SCHED_RR' : 'SCHED_NONE'}</dd>
        </div>
        <div>
          <dt>workers exited</dt>
          <dd className="number">{exits}</dd>
        </div>
      </dl>
      {backoff !== null && (
        <p className="node-note">
          Forks no more: {counted(backoff.exits, 'worker')} exited within{' '}
          {backoff.withinUs / 1_000_000} s.
        </p>
      )}
      <div className="node-actions">
        {!dead && (
          <>
            {!brief && (
              <>
                <ActionButton name="Fork" title="cluster.fork()" act={{ action: 'fork' }} />
                <ActionButton
                  name="Kill all"
                  title="Ends all workers by SIGKILL"
                  act={{ action: 'killAll', signal: 'SIGKILL' }}
                />
              </>
            )}
            <ActionButton
              name="Kill"
              title="Ends the primary by SIGKILL"
              act={{ action: 'kill', process: 'primary', signal: 'SIGKILL' }}
            />
          </>
        )}
        <ActionButton
          name="Restart"
          title="Another primary, with workers of its own"
          act={{ action: 'restart', process: 'primary' }}
        />
      </div>
    </ProcessCard>
  )
}
