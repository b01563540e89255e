import { Console } from '../../console/Console.tsx'
import { useSession, useTimeline } from '../../hooks/loopscopeContext.ts'
import { Ring } from '../../ring/Ring.tsx'
import { RunTransport } from '../../transport/RunTransport.tsx'
import { useVisit } from '../puzzlesContext.ts'

/** The loop: quiet before the check; afterwards the run of now, to step through. */
export function PuzzleLoop() {
  const checked = useVisit((visit) => visit.verdict !== null)
  const empty = useTimeline() === null
  const failed = useSession(({ status }) => status === 'failed')
  return (
    <section
      className="puzzle-loop"
      data-missing={empty && failed}
      aria-label={checked ? 'What really happened' : 'The loop'}
    >
      <section className="puzzle-ring" aria-label="Event loop">
        <Ring />
      </section>
      {checked && <Console />}
      <section className="puzzle-transport" aria-label="Timeline">
        <RunTransport />
      </section>
    </section>
  )
}
