import { useStore } from 'zustand'
import { NO_WORDS } from '../../state/share/linkWords.ts'
import { MODULE_KINDS } from '../bar/moduleKinds.ts'
import { useLoopscope, useSession, useTimeline } from '../hooks/loopscopeContext.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { Wordmark } from '../kit/Wordmark.tsx'
import { Note } from '../share/Note.tsx'

/** Whose recording this is, and the way to the whole page. */
export function EmbedHead({ saved }: { saved: boolean }) {
  const { sharing } = useLoopscope()
  const id = useStore(sharing.store, ({ shown }) => shown?.id ?? null)
  const words = useStore(sharing.store, ({ shown }) => shown?.words ?? NO_WORDS)
  const module = useSession((session) => session.module)
  const run = useTimeline()?.run ?? null
  return (
    <header className="embed-head">
      <h1>
        <Wordmark />
      </h1>
      {run !== null && (
        <p>
          {words.title !== '' && (
            <>
              <strong>{visibleText(words.title)}</strong>,{' '}
            </>
          )}
          <span className="embed-recorded">recorded on </span>Node <b>{run.node}</b>,{' '}
          {MODULE_KINDS[module]}
        </p>
      )}
      {words.note !== '' && (
        <details className="embed-note">
          <summary className="button small">Note</summary>
          <div>
            <Note text={words.note} />
          </div>
        </details>
      )}
      {!saved && (
        <a
          className="button small"
          href={id === null ? '/' : `/s/${id}`}
          target="_blank"
          rel="noopener"
          aria-label={id === null ? 'Open Loopscope' : 'Open this recording in Loopscope'}
        >
          Open
          <svg className="icon" width="12" height="12" viewBox="0 0 16 16" aria-hidden="true">
            <path
              d="M6 3H3v10h10v-3M9 3h4v4M13 3 7.5 8.5"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.7"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          </svg>
        </a>
      )}
    </header>
  )
}
