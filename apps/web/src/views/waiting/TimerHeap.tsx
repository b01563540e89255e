import type { Frame, QueueEntry } from '@loopscope/shared/timeline/frame'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { formatMs } from '../kit/format.ts'
import { Fold } from '../ring/Fold.tsx'
import { Token } from '../ring/Token.tsx'

const SHOWN = 3

type Props = {
  readonly entries: readonly QueueEntry[]
  readonly frame: Frame
  readonly timeline: Timeline
}

/** The timers that are not due yet, the next one first, each with the way it has come. */
export function TimerHeap({ entries, frame, timeline }: Props) {
  const due = frame.queues.timers.length
  if (entries.length === 0)
    return due === 0 ? 'none' : `${due} ${frame.ended ? 'never ran' : 'due'}, see Timers`
  return (
    <ol className="heap" aria-label="Timers heap">
      {entries.slice(0, SHOWN).map((entry) => (
        <li key={entry.operation}>
          <Token
            look="timers"
            state="flight"
            label={entry.label}
            line={entry.line}
            elsewhere={entry.elsewhere}
            operation={entry.operation}
            home
          />
          <Due
            frame={frame}
            from={timeline.operations[entry.operation]?.scheduledAt ?? 0}
            at={entry.dueAt ?? frame.at}
            delay={timeline.operations[entry.operation]?.delayUsed ?? null}
          />
        </li>
      ))}
      {entries.length > SHOWN && (
        <li>
          <Fold entries={entries} from={SHOWN} look="timers" name="Timers heap" />
        </li>
      )}
    </ol>
  )
}

type DueProps = {
  readonly frame: Frame
  readonly from: number
  readonly at: number
  readonly delay: number | null
}

function Due({ frame, from, at, delay }: DueProps) {
  // An interval has been armed again since it was set.
  const armed = delay === null ? from : Math.max(from, at - delay * 1000)
  const passed = Math.max(0, Math.min(1, (frame.at - armed) / Math.max(1, at - armed)))
  return (
    <span className="due" data-ph="timers">
      <span className="number">{dueWords(frame, at - frame.at)}</span>
      {/* After the end nothing comes nearer, and its words need the room. */}
      {!frame.ended && (
        <span className="due-bar">
          <i style={{ width: `${Math.round(passed * 1000) / 10}%` }} />
        </span>
      )}
    </span>
  )
}

function dueWords({ ended }: Frame, left: number): string {
  if (left <= 0) return `due since ${formatMs(-left)} ms`
  return ended ? `never due, ${formatMs(left)} ms were left` : `due in ${formatMs(left)} ms`
}
