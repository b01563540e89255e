import { labMarkdown } from '../../state/lab/labMarkdown.ts'
import { saveFile } from '../export/saveFile.ts'
import { useLab, useLabState } from './labContext.ts'
import '../export/ExportList.css'

/** Buttons that save the session as files. */
export function LabExports() {
  const { demo, store, moment } = useLab()
  const empty = useLabState((state) => state.length === 0)
  const save = (name: string, type: string, text: string) =>
    saveFile(`loopscope-${demo}.${name}`, new Blob([text], { type }))
  return (
    <section className="exports" aria-label="Export">
      <h3>Save as a file</h3>
      <ul>
        <li>
          <button
            type="button"
            disabled={empty}
            onClick={() => {
              const lines = store.getState().events.map((event) => `${JSON.stringify(event)}\n`)
              save('ndjson', 'application/x-ndjson', lines.join(''))
            }}
          >
            <b>NDJSON</b>
            <span>the recording itself, one event per line</span>
          </button>
        </li>
        <li>
          <button
            type="button"
            disabled={empty}
            onClick={() => {
              const shown = moment()
              if (shown !== null)
                save('md', 'text/markdown', labMarkdown(store.getState().events, shown))
            }}
          >
            <b>Markdown</b>
            <span>the figures of this moment, and what happened until then</span>
          </button>
        </li>
      </ul>
    </section>
  )
}
