import type { InstanceEventOf } from '@loopscope/shared/lab/processes/instanceEvents'
import { INSTANCE_IDS, INSTANCE_KINDS } from '@loopscope/shared/lab/processes/instanceKinds'

const COLUMNS = ['parent', ...INSTANCE_KINDS.map((kind) => INSTANCE_IDS[kind])]
const HOW = { throw: 'throws', exit: 'process.exit(1)', kill: 'SIGKILL' } as const
/** The last ones; all are in the events. */
const SHOWN = 8

/** The last crashes, the newest first: which of them ended, and who lives on. */
export function CrashesTable({ crashes }: { crashes: readonly InstanceEventOf<'crash'>[] }) {
  return (
    <table className="kinds" data-columns="5">
      <caption className="unseen">Who lives on after each crash</caption>
      <thead>
        <tr>
          <th scope="col" className="unseen">
            what happened
          </th>
          {COLUMNS.map((id) => (
            <th key={id} scope="col">
              {id}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {crashes
          .slice(-SHOWN)
          .reverse()
          .map((crash) => (
            <tr key={crash.crash}>
              <th scope="row">
                {crash.process}
                <small>
                  {HOW[crash.how]}
                  {crash.process === INSTANCE_IDS.thread && crash.how === 'throw'
                    ? crash.listened
                      ? ', somebody listens'
                      : ', nobody listens'
                    : ''}
                  {crash.process === INSTANCE_IDS.thread &&
                    crash.how === 'kill' &&
                    ' to its process'}
                </small>
              </th>
              {COLUMNS.map((id) => {
                const [state, words] = stateOf(crash, id)
                return (
                  <td key={id} data-by={id} data-state={state}>
                    {words}
                  </td>
                )
              })}
            </tr>
          ))}
      </tbody>
    </table>
  )
}

function stateOf({ process, left, gone }: InstanceEventOf<'crash'>, id: string) {
  if (process === id) return ['refused', 'ends'] as const
  if (gone.includes(id)) return ['refused', 'gone with it'] as const
  return left.includes(id) ? (['same', 'lives on'] as const) : (['later', 'was not there'] as const)
}
