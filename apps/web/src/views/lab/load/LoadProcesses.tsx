import type { LabMoment, LabProcess } from '@loopscope/shared/lab/labMoment'
import { bytesWords } from '../labWords.ts'

/** The processes that live, as a line: what is asked, what asks, and what each takes. */
export function LoadProcesses({ moment: { processes } }: { moment: LabMoment }) {
  const living = processes.filter(({ exit }) => exit === null)
  return (
    <div className="load-processes">
      {living.length === 0 ? (
        <p>No process lives.</p>
      ) : (
        living.map((process) => <Process key={process.id} process={process} />)
      )}
    </div>
  )
}

function Process({ process: { id, pid, state, frozen, sample } }: { process: LabProcess }) {
  const cpu = sample?.cpuPercent
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's own fields
    <div role="group" aria-label={`${id}, pid ${pid}`} data-process={id} data-frozen={frozen}>
      <b>{id}</b> <span className="number">{pid}</span>{' '}
      <span>{frozen ? 'frozen' : id === 'runner' && state === 'online' ? 'sending' : state}</span>
      {cpu != null && <span className="number"> {Math.round(cpu)} % CPU</span>}
      {sample?.rssBytes != null && <span className="number"> {bytesWords(sample.rssBytes)}</span>}
    </div>
  )
}
