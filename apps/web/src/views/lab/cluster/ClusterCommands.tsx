import { useMoment } from '../labContext.ts'

/** How to ask the session's workers from a terminal. */
export function ClusterCommands() {
  const port = useMoment()?.socket?.port
  if (port === undefined) return null
  return (
    <>
      <p>While this session goes on, its workers answer any client of this machine:</p>
      <pre className="notes-lines">
        <code>curl http://127.0.0.1:{port}/recipes/42</code>
      </pre>
    </>
  )
}
