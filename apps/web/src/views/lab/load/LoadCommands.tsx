import { loadCommand } from '@loopscope/shared/lab/load/loadCommand'
import { useRun } from './useRun.ts'

/** The run that is shown as a command, against the session's own servers. */
export function LoadCommands() {
  const started = useRun()?.parts[0]?.started
  const command = started === undefined ? null : loadCommand(started)
  if (command === null) return null
  return (
    <>
      <p>
        The servers of a run answer any client of this machine, until the session ends or a run
        begins that does not need them:
      </p>
      <pre className="notes-lines">
        <code>{command}</code>
      </pre>
    </>
  )
}
