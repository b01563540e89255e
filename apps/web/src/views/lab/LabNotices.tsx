import type { LabHeader } from '@loopscope/shared/lab/labEvent'
import { counted } from '@loopscope/shared/lab/labWords'
import { visibleText } from '../hooks/visibleText.ts'
import { useLabState, useMoment } from './labContext.ts'
import { LabLinkWords } from './share/LabLinkWords.tsx'
import '../outcome/Notices.css'

/** What a person must know before they read the page: what went wrong, why nothing can run here, whose recording this is. */
export function LabNotices() {
  const problem = useLabState((state) => state.problem)
  return (
    <div className="notices">
      {problem !== null && (
        <p className="notice" data-tone="bad" role="alert">
          {visibleText(problem, 400)}
        </p>
      )}
      <Barred />
      <Recorded />
      <LabLinkWords />
    </div>
  )
}

function Barred() {
  const barred = useLabState((state) => state.barred)
  if (barred === null) return null
  return (
    <p className="notice">
      {barred.why === 'off' && (
        <>
          <b>This service starts no demos:</b> it listens beyond its own machine, or they are turned
          off. A recorded session plays instead.
        </>
      )}
      {barred.why === 'unreachable' && (
        <>{visibleText(barred.sentence, 300)} A recorded session plays instead.</>
      )}
      {barred.why === 'missing' && (
        <>
          <b>This demo cannot run here.</b>{' '}
          {barred.missing
            .map(({ what, how }) => `${what}${how === null ? '' : `: ${how}`}`)
            .join(' ')}{' '}
          A recorded session plays instead.
        </>
      )}
    </p>
  )
}

/** Whose recording is on the page, when it is not of now. */
function Recorded() {
  const status = useLabState((state) => state.status)
  const origin = useLabState((state) => state.origin)
  const problem = useLabState((state) => state.problem)
  const header = useMoment()?.header
  if (status !== 'still' || header === undefined) return null
  const recorded = new Date(header.startedAt).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  return (
    <p className="notice">
      {origin === 'own' ? (
        <>
          {/* Where something went wrong, that says so already. */}
          {problem === null && <b>This session is over. </b>}
          What was recorded can still be played, stepped through and shared.
        </>
      ) : (
        <>
          <b>A recorded session</b> of {recorded}, on Node {header.node}, {machineOf(header)}.
          Nothing is running for it now.
        </>
      )}
    </p>
  )
}

/** "Linux, 2 cores". */
function machineOf({ platform, cores }: LabHeader): string {
  const system = SYSTEMS[platform] ?? platform
  return `${system}, ${counted(cores, 'core')}`
}

const SYSTEMS: Readonly<Record<string, string>> = { linux: 'Linux', darwin: 'macOS' }
