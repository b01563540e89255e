import { Banner } from './Banner.tsx'
import { useSession, useTimeline } from './loopscopeContext.ts'
import { SharedNotice } from './share/SharedNotice.tsx'
import { visibleText } from './visibleText.ts'
import './Notices.css'

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
          {visibleText(versions.sandboxReason ?? 'Run only code that you trust.', 400)}
        </p>
      )}
      {problem !== null && (
        <p className="notice" data-tone="bad" role="alert">
          {visibleText(problem, 400)}
        </p>
      )}
      <SharedNotice />
      <Banner />
      {outcome?.note !== undefined && <p className="notice">{visibleText(outcome.note, 400)}</p>}
      {edited && (
        <p className="notice">
          The snippet was edited after this run. Run it again to see what it does now.
        </p>
      )}
    </div>
  )
}
