import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'
import { MODULE_KINDS } from '../bar/moduleKinds.ts'
import { startRun } from '../bar/startRun.ts'
import { useLoopscope, useSession, useTimeline } from '../hooks/loopscopeContext.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { lazyPart } from '../kit/lazyPart.tsx'
import { SharedNotice } from '../share/SharedNotice.tsx'
import './Notices.css'

const Banner = lazyPart(async () => (await import('./Banner.tsx')).Banner)

/** What must not be overlooked: no sandbox, a refusal of the service, a run that hit a limit, edits since the run. */
export function Notices() {
  const versions = useSession((session) => session.versions)
  const problem = useSession((session) => session.problem)
  const edited = useSession(
    ({ recordedSource, source }) => recordedSource !== null && recordedSource !== source,
  )
  const timeline = useTimeline()
  const outcome = timeline?.outcome ?? null
  return (
    <div className="notices">
      {versions?.sandbox === 'none' && (
        <p className="notice" data-tone="bad">
          <b>No sandbox.</b>{' '}
          {visibleText(versions.sandboxReason ?? 'Run only code you trust.', 400)}
        </p>
      )}
      {problem !== null && (
        <p className="notice" data-tone="bad" role="alert">
          {visibleText(problem, 400)}
        </p>
      )}
      <SharedNotice />
      {outcome !== null && <Banner />}
      {outcome !== null && <OutcomeNote outcome={outcome} edited={edited} />}
      {edited && (
        <p className="notice">
          The snippet was edited after this run. Run it again to see what it does now.
        </p>
      )}
    </div>
  )
}

/** What a person should know of how it ended, and the button that mends it where one does. */
function OutcomeNote({ outcome, edited }: { outcome: RunOutcome; edited: boolean }) {
  const { session, run } = useLoopscope()
  const { note, runAs } = outcome
  if (note === undefined) return null
  return (
    <p className="notice outcome-note">
      <span>{visibleText(note, 1200)}</span>
      {/* Of a text that was changed since no one knows as what it runs. */}
      {runAs !== undefined && !edited && (
        <button
          type="button"
          className="button"
          onClick={() => {
            session.setState({ module: runAs })
            startRun(run)
          }}
        >
          Run as {MODULE_KINDS[runAs]}
        </button>
      )}
    </p>
  )
}
