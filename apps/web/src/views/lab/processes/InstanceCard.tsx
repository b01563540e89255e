import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import type { InstanceActionRequest } from '@loopscope/shared/lab/processes/instanceActions'
import { INSTANCE_CALLS, kindOf } from '@loopscope/shared/lab/processes/instanceKinds'
import { isGone } from '../../../state/lab/processes/standing.ts'
import { ActionButton } from '../topology/ActionButton.tsx'
import { ProcessCard } from '../topology/ProcessCard.tsx'

type Id = Extract<InstanceActionRequest, { action: 'crash' }>['process']

type Props = { readonly moment: LabMoment; readonly id: Id }

/** One of the five: how it was started, and the three ways to end it. */
export function InstanceCard({ moment, id }: Props) {
  const process = moment.processes.find((one) => one.id === id)
  const kind = kindOf(id)
  const call = kind === null ? 'node parent.ts' : INSTANCE_CALLS[kind]
  if (process === undefined)
    return (
      <div className="node instance" data-state="over">
        <header className="node-head">
          <h2>{id}</h2>
          <p>not started yet</p>
        </header>
      </div>
    )
  const dead = process.exit !== null
  // What starts the others must be there itself.
  const orphaned = isGone(moment, 'parent') && kind !== null
  // It hears nothing yet.
  const starting = process.state === 'started' && !dead
  return (
    <ProcessCard process={process} at={moment.at} className="instance">
      <p className="node-note">
        <code>
          <Breakable call={call} />
        </code>
      </p>
      <div className="node-actions">
        {!dead && (
          <>
            <ActionButton
              name="Throw"
              title="Throws an error in it that nothing catches"
              act={{ action: 'crash', process: id, how: 'throw' }}
              off={starting}
            />
            <ActionButton
              name="Exit"
              title="Calls process.exit(1) in it"
              act={{ action: 'crash', process: id, how: 'exit' }}
              off={starting}
            />
            <ActionButton
              name="Kill"
              title={
                kind === 'thread'
                  ? 'SIGKILL to the process that it is in: a thread has none of its own'
                  : 'SIGKILL'
              }
              act={{ action: 'crash', process: id, how: 'kill' }}
              off={starting}
            />
          </>
        )}
        <ActionButton
          name="Restart"
          title={
            kind === null
              ? 'Starts another parent, and the four anew'
              : dead
                ? 'Starts another'
                : 'Ends it, and starts another'
          }
          act={{ action: 'restart', process: id }}
          off={orphaned || (starting && kind !== null)}
        />
      </div>
    </ProcessCard>
  )
}

/** In a narrow card its second half begins another line, dot first. */
function Breakable({ call }: { call: string }) {
  const [module, method] = call.split('.')
  if (call.includes(' ') || method === undefined) return call
  return (
    <>
      {module}
      <wbr />.{method}
    </>
  )
}
