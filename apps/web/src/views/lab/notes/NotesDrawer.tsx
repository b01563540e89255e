import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { counted } from '@loopscope/shared/lab/labWords'
import { lastLogs, lastPlace } from '../../../state/lab/moves/lastPlace.ts'
import { Code } from '../../code/Code.tsx'
import { visibleText } from '../../hooks/visibleText.ts'
import { CommandLine } from '../CommandLine.tsx'
import { useDemoViews } from '../gallery/demoViews.ts'
import { useIsLive, useLab, useLabCursor, useLabState, useMoment } from '../labContext.ts'
import { Drawer } from './Drawer.tsx'
import { useNotes } from './notesContext.ts'

/** What the notes say about the question, what really happens, the program at the line that ran, and how to repeat it by hand. */
export function NotesDrawer() {
  const { open, setOpen, experiment } = useNotes()
  const experiments = useDemoViews().useExperiments()
  const shown = experiments[experiment] ?? experiments[0]
  if (!open || shown === undefined) return null
  return (
    <Drawer name="In the notes" title={`In the notes: ${shown.title}`} close={() => setOpen(false)}>
      <div className="notes-body">
        {shown.notes.map(({ said, really }) => (
          <div key={said} className="note">
            <blockquote>{said}</blockquote>
            <h3>What really happens</h3>
            <p>{really}</p>
          </div>
        ))}
        <Program wanted={shown.file} />
        <ByHand commands={shown.commands} />
        <Logs />
      </div>
    </Drawer>
  )
}

/** The program that ran last, at its line; before one is known, the one that the question is about. */
function Program({ wanted }: { wanted: RegExp }) {
  const moment = useMoment()
  const cursor = useLabCursor()
  const events = useLabState((state) => state.events)
  if (moment === null) return null
  const { files } = moment.header
  const place = lastPlace(events, cursor)
  const file =
    files.find(({ name }) => name === place?.file) ??
    files.find(({ name }) => wanted.test(name)) ??
    files[0]
  if (file === undefined) return null
  const line = place?.file === file.name ? place.line : null
  return (
    <section className="notes-program" aria-label="Program">
      <h3>
        {file.name}
        {line !== null && <small>line {line} ran last</small>}
      </h3>
      <Code source={file.source} current={line === null ? null : { line, look: 'main' }} />
    </section>
  )
}

/** Commands for a terminal; and the running session's own address, which any other client may ask too. */
function ByHand({ commands }: { commands: readonly string[] }) {
  const { OwnCommands } = useDemoViews()
  const live = useIsLive()
  return (
    <section aria-label="By hand">
      <h3>By hand</h3>
      <pre className="notes-lines">
        {commands.map((command) => (
          <CommandLine key={command} command={command} />
        ))}
      </pre>
      {live && <OwnCommands />}
    </section>
  )
}

function Logs() {
  const { store } = useLab()
  const cursor = useLabCursor()
  const lines = lastLogs(store.getState().events, cursor, 30)
  return (
    <section aria-label="Log">
      <h3>What the processes wrote</h3>
      {lines.length === 0 ? (
        <p>Nothing yet.</p>
      ) : (
        <pre className="notes-lines">
          {lines.map(({ index, event }) => (
            <code key={index} data-bad={event.stream === 'stderr'}>
              <b>{event.process}</b> {logText(event)}
            </code>
          ))}
        </pre>
      )}
    </section>
  )
}

function logText({ text, dropped }: Extract<LabEvent, { type: 'log' }>): string {
  const before = dropped > 0 ? `(${counted(dropped, 'line')} left out) ` : ''
  return before + visibleText(text, 300)
}
