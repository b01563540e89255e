import { useMoment } from '../labContext.ts'
import { livingOf } from '../livingOf.ts'

/** The parent answers no one but this page: there is no address to ask, but the system can be asked about the processes. */
export function InstancesCommands() {
  const moment = useMoment()
  const pids = moment === null ? [] : livingOf(moment).map(({ pid }) => pid)
  if (pids.length === 0) return null
  return (
    <>
      <p>
        The programs stand above: parent.ts starts the others and takes its orders as messages. To
        look at the running ones from a terminal:
      </p>
      <pre className="notes-lines">
        <code>ps -o pid,ppid,rss,args -p {pids.join(',')}</code>
      </pre>
    </>
  )
}
