import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { subjectOf } from '../../state/run/subject.ts'
import { useFindingCount } from '../../views/health/useFindingCount.ts'
import { useLoopscope, useSession } from '../../views/hooks/loopscopeContext.ts'
import { usePanes, usePanesStore } from '../../views/hooks/panesContext.ts'
import { showInspector } from '../../views/now/Inspector.tsx'
import { nextExample } from '../exampleOf.ts'
import { openExample } from '../openExample.ts'
import { writeOwn } from '../writeOwn.ts'
import { puzzleFor } from './puzzleFor.ts'

const RUNS = 50

/** What can be asked of a run that has been seen to its end, and what to look at next. */
export function EndCard({ timeline }: { timeline: Timeline }) {
  const loopscope = useLoopscope()
  const panes = usePanesStore()
  const source = useSession((session) => session.recordedSource)
  const lesson = usePanes((state) => state.lesson)
  const shipped = useSession((session) => session.shipped)
  const findings = useFindingCount()
  const next = nextExample(source)
  const puzzle = puzzleFor(timeline)
  // A lesson says itself what comes after it.
  if (lesson !== null) return null
  return (
    <div className="coming-row">
      <p className="end-words">
        <b>That was the whole run.</b> What now?
      </p>
      {shipped && (
        <button type="button" className="button small" onClick={() => writeOwn(panes)}>
          Write your own
        </button>
      )}
      <button
        type="button"
        className="button small"
        onClick={() => {
          showInspector(panes, 'races')
          void loopscope.races.start(subjectOf(loopscope.session.getState()), RUNS)
        }}
      >
        Run it {RUNS} times
      </button>
      <button type="button" className="button small" onClick={() => showInspector(panes, 'health')}>
        What stood out{findings !== null && findings > 0 && `: ${findings}`}
      </button>
      <button type="button" className="button small" onClick={() => askWhatIf(panes)}>
        What if …
      </button>
      <button
        type="button"
        className="button small"
        onClick={() => openExample(loopscope, next, panes)}
      >
        Next example: {next.title}
      </button>
      <a className="button small" href={`/puzzles/${puzzle.name}`}>
        Puzzle: {puzzle.title}
      </a>
    </div>
  )
}

/** Opens the editor's menu of changes, which a phone shows behind a tab. */
function askWhatIf(panes: ReturnType<typeof usePanesStore>): void {
  panes.setState({ tab: 'code' })
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.what-if-button')?.click())
}
