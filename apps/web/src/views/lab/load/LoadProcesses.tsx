import type { LabMoment, LabProcess } from '@loopscope/shared/lab/labMoment'
import { bytesWords } from '../labWords.ts'

/** The processes that live, as a line: what is asked, what asks, and what each takes. */
export function LoadProcesses({ moment: { processes, load } }: { moment: LabMoment }) {
  const doneAt = load?.runs.at(-1)?.parts.at(-1)?.done?.at ?? null
  const living = processes.filter(({ exit }) => exit === null)
  return (
    <div className="load-processes">
      {living.length === 0 ? (
        <p>No process lives.</p>
      ) : (
        living.map((process) => <Process key={process.id} process={process} doneAt={doneAt} />)
      )}
    </div>
  )
}

type Props = {
  readonly process: LabProcess
  /** When the last part of a run was over. */
  readonly doneAt: number | null
}

function Process({ process, doneAt }: Props) {
  const { id, pid, frozen, sample } = process
  const state = stateWords(process, doneAt)
  // A generator that has told what it measured takes nothing any more: the last sample is of the time before.
  const cpu = state === 'done' ? null : sample?.cpuPercent
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's own fields
    <div role="group" aria-label={`${id}, pid ${pid}`} data-process={id} data-frozen={frozen}>
      <b>{id}</b>
      <span className="number">
        pid {pid}, {state}
      </span>
      {cpu != null && <span className="number">CPU {Math.round(cpu)} %</span>}
      {sample?.rssBytes != null && (
        <span className="number load-rss">RSS {bytesWords(sample.rssBytes)}</span>
      )}
    </div>
  )
}

/** Each part has a generator of its own, which exits a moment after it has told what it measured. */
function stateWords({ id, state, frozen, startedAt }: LabProcess, doneAt: number | null): string {
  if (frozen) return 'frozen'
  if (id !== 'runner' || state !== 'online') return state
  return doneAt !== null && doneAt >= startedAt ? 'done' : 'sending'
}
