import { useState } from 'react'
import { useLabState, useMoment } from '../../labContext.ts'
import { StatsFrame } from './StatsFrame.tsx'
import { StatsText } from './StatsText.tsx'
import { STATS_FORMATS, type StatsForm, statsForms } from './statsFormats.ts'

/** HAProxy's own page, and the same figures as files, as they are when they are read. */
export function StatsViewer() {
  const session = useLabState(({ status, id }) => (status === 'live' ? id : null))
  const process = useMoment()?.proxy?.process ?? null
  const [form, setForm] = useState<StatsForm>('html')
  const [reads, setReads] = useState(0)
  const { says, file } = STATS_FORMATS[form]
  return (
    <section className="stats-viewer" aria-label="HAProxy’s own figures">
      {session !== null && (
        <header>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's own fields */}
          <div role="group" aria-label="As">
            {statsForms.map((name) => (
              <button
                key={name}
                type="button"
                className="button tiny"
                aria-pressed={name === form}
                onClick={() => setForm(name)}
              >
                {STATS_FORMATS[name].name}
              </button>
            ))}
          </div>
          <p>{says}</p>
          <button
            type="button"
            className="button tiny"
            title="Asks HAProxy again: what is shown is as it was when it was read"
            onClick={() => setReads(reads + 1)}
          >
            Read again
          </button>
          <a
            className="button tiny"
            href={`/api/labs/${encodeURIComponent(session)}/stats?format=${form}`}
            download={file}
          >
            Save
          </a>
        </header>
      )}
      {session === null ? (
        <p className="stats-none">
          No HAProxy runs for what is shown here: a recording holds what was read of its figures,
          see Our reading, and not HAProxy’s own page. Start a session to see that.
        </p>
      ) : process === null ? (
        <p className="stats-none">No HAProxy answers yet.</p>
      ) : form === 'html' ? (
        // Another HAProxy after a reload: its page is another.
        <StatsFrame key={`${session} ${process} ${reads}`} session={session} />
      ) : (
        <StatsText key={`${session} ${form} ${process} ${reads}`} session={session} form={form} />
      )}
    </section>
  )
}
