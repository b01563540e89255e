import type { Frame } from '@loopscope/shared/timeline/frame'
import type { Callback, Operation, Timeline } from '@loopscope/shared/timeline/timeline'
import { formatMs } from './format.ts'
import { placeOf } from './look.ts'
import { Token } from './Token.tsx'
import './Trail.css'

/** The life of the operation whose callback is on the stack: when it was scheduled, ready, run and done. */
export function Trail({ frame, timeline }: { frame: Frame; timeline: Timeline }) {
  const callback = runningCallback(frame, timeline)
  const operation =
    callback?.operation === null ? undefined : timeline.operations[callback?.operation ?? -1]
  if (callback === undefined || operation === undefined) return null
  const { look, name } = placeOf(callback.phase, callback.queue)
  return (
    <>
      <h3 className="trail-head">
        Trail of <Token look={look} state="running" label={operation.label} line={operation.line} />
      </h3>
      <ol className="trail" data-ph={look}>
        {stations(operation, callback, name).map(({ word, at }) => (
          <li key={word} data-passed={at <= frame.at}>
            <span>{word}</span>
            <span className="number">{formatMs(at)} ms</span>
          </li>
        ))}
      </ol>
    </>
  )
}

function runningCallback(frame: Frame, timeline: Timeline): Callback | undefined {
  const entry = frame.stack.find(({ kind }) => kind === 'callback')
  return entry?.callback === null ? undefined : timeline.callbacks[entry?.callback ?? -1]
}

function stations(operation: Operation, callback: Callback, place: string) {
  const scheduled = operation.line === null ? 'Scheduled' : `Scheduled on line ${operation.line}`
  return [
    { word: scheduled, at: operation.scheduledAt },
    ...(operation.readyAt === null || operation.repeat || operation.readyAt > callback.startAt
      ? []
      : [{ word: operation.kind === 'timer' ? 'Due' : 'Ready', at: operation.readyAt }]),
    { word: `Running in ${place}`, at: callback.startAt },
    ...(callback.endAt === null ? [] : [{ word: 'Returned', at: callback.endAt }]),
  ]
}
