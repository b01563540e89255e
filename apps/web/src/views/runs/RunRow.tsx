import type { KeptRun } from '../../state/run/keptRuns.ts'
import { MODULE_KINDS } from '../bar/moduleKinds.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { formatCount } from '../kit/format.ts'
import { outcomeSentence } from '../outcome/outcomeSentence.ts'

type Props = {
  readonly run: KeptRun
  /** It is the one on the page. */
  readonly shown: boolean
  readonly chosen: boolean
  /** What it is called in the comparison of two; null: it is in none. */
  readonly letter: 'A' | 'B' | null
  readonly onChoose: (wanted: boolean) => void
  readonly onOpen: () => void
  readonly onDelete: () => void
}

/** One kept run: when, on what, how it ended, and what it was. */
export function RunRow({ run, shown, chosen, letter, onChoose, onOpen, onDelete }: Props) {
  const time = runTime(run)
  const { head, tone } = outcomeSentence(run.outcome)
  return (
    <li className="run" aria-current={shown ? 'true' : undefined}>
      <input
        type="checkbox"
        aria-label={`Compare the run of ${time}`}
        checked={chosen}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      <button type="button" className="run-open" onClick={onOpen}>
        <span className="unseen">Open the run: </span>
        <span className="run-source">{visibleText(firstLine(run.source), 80)}</span>
        <span className="run-facts">
          {letter !== null && <b>{letter}</b>}
          <span className="number">{time}</span>
          <span>
            Node {run.version}
            {run.module !== 'commonjs' && ` ${MODULE_KINDS[run.module]}`}
          </span>
          <span data-tone={tone}>{head}</span>
          <span>{formatCount(run.events, 'event')}</span>
        </span>
      </button>
      <button
        type="button"
        className="run-delete"
        aria-label={`Delete the run of ${time}`}
        title="Delete"
        onClick={onDelete}
      >
        ×
      </button>
    </li>
  )
}

/** The time of a run; with its day where that is not today. */
export function runTime({ startedAt }: KeptRun): string {
  const started = new Date(startedAt)
  const time = started.toLocaleTimeString('en-GB')
  const isToday = started.toDateString() === new Date().toDateString()
  return isToday
    ? time
    : `${started.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })} ${time}`
}

function firstLine(source: string): string {
  return source.split('\n').find((line) => line.trim() !== '') ?? '(empty)'
}
