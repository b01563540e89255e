import { at as placed } from '@loopscope/shared/timeline/sentences/words'
import type { Callback, Operation, Timeline } from '@loopscope/shared/timeline/timeline'
import { formatMs } from '../kit/format.ts'
import { placeOf } from '../kit/look.ts'
import { runAround } from '../why/lookOf.ts'
import './Trail.css'

type Props = {
  readonly timeline: Timeline
  readonly operation: Operation
  /** us, of the cursor. */
  readonly at: number
}

/** The life of one operation: when it was scheduled, ready, run and done. */
export function Trail({ timeline, operation, at }: Props) {
  const callback = runAround(timeline, operation, at)
  const { look } =
    callback === undefined ? { look: 'main' } : placeOf(callback.phase, callback.queue)
  return (
    <section className="trail-of" aria-label="Life of this callback">
      <h3>Life of this callback</h3>
      <ol className="trail" data-ph={look}>
        {stations(operation, callback).map((station) => (
          <li key={station.word} data-passed={station.at <= at}>
            <span>{station.word}</span>
            <span className="number">{formatMs(station.at)} ms</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

type Station = { readonly word: string; readonly at: number }

function stations(operation: Operation, callback: Callback | undefined): readonly Station[] {
  const scheduled = `Scheduled${placed(operation)}`
  const isFirst = callback === undefined || operation.runs[0] === callback.index
  const { readyAt } = operation
  const isReadyKnown = readyAt !== null && isFirst && readyAt <= (callback?.startAt ?? readyAt)
  return [
    { word: scheduled, at: operation.scheduledAt },
    ...(isReadyKnown ? [{ word: operation.kind === 'timer' ? 'Due' : 'Ready', at: readyAt }] : []),
    ...(callback === undefined ? [] : runOf(callback)),
    ...(operation.cancelled && operation.doneAt !== null
      ? [{ word: 'Cancelled', at: operation.doneAt }]
      : []),
  ]
}

function runOf(callback: Callback): readonly Station[] {
  const { name } = placeOf(callback.phase, callback.queue)
  const run = { word: `Runs in ${name}`, at: callback.startAt }
  return callback.endAt === null ? [run] : [run, { word: 'Returned', at: callback.endAt }]
}
