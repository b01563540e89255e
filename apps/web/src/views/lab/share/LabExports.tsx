import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { saveFile } from '../../export/saveFile.ts'
import { useLab, useLabState } from '../labContext.ts'
import '../../export/ExportList.css'

/** Buttons that save the session as files. */
export function LabExports() {
  const { demo, store, moment } = useLab()
  const empty = useLabState((state) => state.length === 0)
  const save = (name: string, type: string, text: string) =>
    saveFile(`loopscope-${demo}.${name}`, new Blob([text], { type }))
  const saveText = (text: string) => save('md', 'text/markdown', text)
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
              if (shown !== null) void asText(store.getState().events, shown).then(saveText)
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

/** The words for it come when somebody asks for the file: no page needs them to be seen. */
async function asText(events: readonly LabEvent[], shown: LabMoment): Promise<string> {
  const { labMarkdown } = await import('../../../state/lab/labMarkdown.ts')
  return labMarkdown(events, shown)
}
