import type { Arrival, CloneModel } from '@loopscope/shared/lesson/workers/readClone'
import { visibleText } from '../../hooks/visibleText.ts'
import './Clone.css'

type Props = {
  readonly model: CloneModel
  /** us on the recording's clock. */
  readonly at: number
}

/** Each value that was sent, and what arrived: by postMessage, and by JSON. */
export function ClonePicture({ model, at }: Props) {
  return (
    <table className="clone">
      <caption className="unseen">Values sent to a thread</caption>
      <thead>
        <tr>
          <th scope="col">Value</th>
          <th scope="col">postMessage to a thread</th>
          <th scope="col">The same by JSON</th>
        </tr>
      </thead>
      <tbody>
        {model.values.map(({ at: known, name, thread, json }) => (
          <tr key={name} data-state={known <= at ? 'done' : 'later'}>
            <th scope="row">{name}</th>
            <ArrivalCell arrival={thread} by="postMessage" known={known <= at} />
            <ArrivalCell arrival={json} by="JSON" known={known <= at} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type CellProps = {
  readonly arrival: Arrival
  /** Named on a phone, where no column says it. */
  readonly by: string
  readonly known: boolean
}

function ArrivalCell({ arrival: { type, words }, by, known }: CellProps) {
  if (!known) return <td data-by={by}>not sent yet</td>
  return (
    <td data-by={by} data-type={type}>
      <b>{TYPE_WORDS[type]}</b> {type !== 'same' && <code>{visibleText(words, 90)}</code>}
    </td>
  )
}

const TYPE_WORDS = { same: 'as it was', other: 'becomes', refused: 'refused' } as const
