import { useState } from 'react'
import { shownCursor } from '../../state/playback/playback.ts'
import { useLoopscope, useSession, useTimeline } from '../hooks/loopscopeContext.ts'
import { usePanesStore } from '../hooks/panesContext.ts'
import type { Export } from './exports.ts'
import { EXPORTS } from './exports.ts'
import { GifButton } from './gif/GifButton.tsx'
import { saveFile } from './saveFile.ts'
import './ExportList.css'

/** Buttons that save the recording, or the picture of this moment, as files. */
export function ExportList() {
  const { session, playback, frame } = useLoopscope()
  const panes = usePanesStore()
  const timeline = useTimeline()
  const edited = useSession(({ source, recordedSource }) => source !== recordedSource)
  const [problem, setProblem] = useState<string | null>(null)
  const save = async ({ name, file, make }: Export) => {
    if (timeline === null) return
    try {
      const { recordedSource, events, module, node, threadPoolSize } = session.getState()
      const subject = { source: recordedSource ?? '', module, node, threadPoolSize }
      const cursor = shownCursor(playback.getState(), timeline.steps.length - 1)
      saveFile(file, await make({ timeline, subject, events, cursor, line: frame()?.line ?? null }))
      setProblem(null)
    } catch (error) {
      fail(name)(error)
    }
  }
  const fail = (name: string) => (error: unknown) => {
    console.warn('A file could not be made.', error)
    setProblem(`The ${name} could not be made in this browser.`)
  }
  return (
    <section className="exports" aria-label="Export">
      <h3>Save as a file</h3>
      {timeline !== null && edited && (
        <p className="exports-of">These files hold the run before the edit.</p>
      )}
      <ul>
        {EXPORTS.map((each) => (
          <li key={each.name}>
            <button type="button" disabled={timeline === null} onClick={() => void save(each)}>
              <b>{each.name}</b>
              <span>{each.words}</span>
            </button>
          </li>
        ))}
        <li>
          <GifButton fail={fail('GIF')} />
        </li>
        <li>
          <button
            type="button"
            disabled={timeline === null}
            onClick={() => {
              document.querySelector<HTMLElement>('.share:popover-open')?.hidePopover()
              panes.setState({ sheet: true })
            }}
          >
            <b>Printable sheet</b>
            <span>the program, its output and the turns, on paper or as PDF</span>
          </button>
        </li>
      </ul>
      {problem !== null && <p role="status">{problem}</p>}
    </section>
  )
}
