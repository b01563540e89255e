import { useMoment } from '../labContext.ts'

/** How to ask the session's HAProxy from a terminal. */
export function HaproxyCommands() {
  const header = useMoment()?.header
  const port = header?.labels['3000']
  if (port === undefined) return null
  return (
    <>
      <p>While this session goes on, its HAProxy answers any client of this machine:</p>
      <pre className="notes-lines">
        <code>curl -i http://127.0.0.1:{port}/</code>
      </pre>
    </>
  )
}
