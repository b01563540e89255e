import { useStore } from 'zustand'
import type { SeenOutput } from '../../state/compare/races.ts'
import { isSameSubject, subjectOf } from '../../state/run/subject.ts'
import { FidelityFacts } from '../fidelity/FidelityFacts.tsx'
import { useLoopscope, useSession } from '../hooks/loopscopeContext.ts'
import { formatCount } from '../kit/format.ts'
import { Panel } from '../kit/Panel.tsx'
import { movedLines } from './movedLines.ts'
import { onlyOrderDiffers } from './onlyOrderDiffers.ts'
import { RaceBar } from './RaceBar.tsx'
import { RacingPair } from './RacingPair.tsx'
import './RaceList.css'

const RUNS = 50

/** The distinct outputs of many runs as bars, and the pair of callbacks that changes places. */
export function RaceList() {
  const loopscope = useLoopscope()
  const { status, subject, wanted, done, outputs, problem } = useStore(loopscope.races.store)
  const isCurrent = useSession(
    (session) => subject !== null && isSameSubject(subject, subjectOf(session)),
  )
  const running = status === 'running'
  const start = () => void loopscope.races.start(subjectOf(loopscope.session.getState()), RUNS)
  const sorted = [...outputs].sort((a, b) => b.runs - a.runs)
  const [most, other] = sorted
  return (
    <Panel name="Races">
      <FidelityFacts />
      <div className="races">
        {subject === null ? (
          <p>Is this order promised, or luck? Run the same snippet many times to find out.</p>
        ) : (
          <>
            <h3>{headOf(outputs.length, done)}</h3>
            <p role="status" aria-label="Progress of the runs">
              {running
                ? `Running: ${done} of ${wanted} (other people's runs go first)`
                : verdictOf(outputs, done)}
              {!isCurrent && ' The snippet or its settings have changed since.'}
            </p>
          </>
        )}
        {problem !== null && <p className="races-problem">{problem}</p>}
        {sorted.map((seen) => (
          <RaceBar
            key={seen.first.output}
            seen={seen}
            total={done}
            moved={movedLines(
              seen.first.lines ?? [],
              outputs.map(({ first }) => first.lines ?? []),
            )}
            subject={subject}
          />
        ))}
        {!running && most !== undefined && other !== undefined && subject !== null && (
          <RacingPair most={most} other={other} subject={subject} />
        )}
        <div className="races-actions">
          {running ? (
            <button type="button" className="button small" onClick={loopscope.races.stop}>
              Stop the runs
            </button>
          ) : (
            <button type="button" className="button small" onClick={start}>
              {subject === null ? `Run ${RUNS} times` : `Run ${RUNS} times again`}
            </button>
          )}
        </div>
      </div>
    </Panel>
  )
}

function headOf(outputs: number, done: number): string {
  if (done === 0) return 'Starting the first runs'
  return `${formatCount(outputs, 'output')} in ${formatCount(done, 'run')}`
}

function verdictOf(outputs: readonly SeenOutput[], done: number): string {
  if (done === 0) return 'No run finished.'
  if (outputs.length === 1)
    return 'Every run printed the same. That is no promise, but no race was seen.'
  return onlyOrderDiffers(outputs)
    ? 'The same lines in different orders. Each order is correct; none is promised.'
    : 'Not only the order differs: the lines themselves differ, or how the program ends.'
}
