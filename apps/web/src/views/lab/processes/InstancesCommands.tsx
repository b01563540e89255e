/** The parent answers nobody but this page: there is no address to ask. */
export function InstancesCommands() {
  return (
    <>
      <p>
        The programs stand above: parent.ts starts the others and takes its orders as messages. To
        look at the running ones from a terminal:
      </p>
      <pre className="notes-lines">
        <code>ps -o pid,ppid,nlwp,rss,args --forest</code>
      </pre>
    </>
  )
}
