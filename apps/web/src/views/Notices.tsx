import { useSession, useTimeline } from './loopscopeContext.ts'
import { outcomeSentence } from './outcomeSentence.ts'
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
  const limited = outcome !== null && outcome.type !== 'finished' && outcome.type !== 'threw'
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
      {outcome !== null && (limited || outcome.note !== undefined) && (
        <p className="notice">
          {limited && (
            <LimitWords
              head={outcomeSentence(outcome).head}
              detail={outcomeSentence(outcome).detail}
            />
          )}{' '}
          {visibleText(outcome.note ?? '', 400)}
        </p>
      )}
      {timeline?.truncated === true && (
        <p className="notice">The recording is cut off: the run had more events than are kept.</p>
      )}
      {edited && (
        <p className="notice">
          The snippet was edited after this run. Run it again to see what it does now.
        </p>
      )}
    </div>
  )
}

function LimitWords({ head, detail }: { head: string; detail: string }) {
  return (
    <>
      <b>{head}</b> {detail}
      {detail.endsWith('.') ? '' : '.'} What was recorded is kept.
    </>
  )
}
