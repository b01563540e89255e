import { useStore } from 'zustand'
import { useLoopscope } from '../hooks/loopscopeContext.ts'
import { OwnRuns } from './own/OwnRuns.tsx'
import { useVisit } from './puzzlesContext.ts'

/** Instead of a puzzle: it is on its way, or why it does not come. */
export function PuzzleMissing({ embedded }: { embedded: boolean }) {
  const problem = useVisit((visit) => visit.problem)
  const running = useStore(useLoopscope().races.store, ({ status }) => status === 'running')
  return (
    <main id="content" className="puzzle-missing">
      <h1>{problem === null ? 'Puzzle' : 'No puzzle here'}</h1>
      {running ? (
        <OwnRuns />
      ) : problem === null ? (
        <p>It is on its way.</p>
      ) : (
        <>
          <p role="alert">{problem}</p>
          <p className="puzzle-actions">
            <button type="button" className="button" onClick={() => location.reload()}>
              Try again
            </button>
            {!embedded && (
              <a className="button" href="/puzzles">
                All puzzles
              </a>
            )}
          </p>
        </>
      )}
    </main>
  )
}
