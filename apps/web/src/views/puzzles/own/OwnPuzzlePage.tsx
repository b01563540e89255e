import { useStore } from 'zustand'
import { OWN_RUNS } from '../../../state/puzzles/proposalOf.ts'
import type { ThemeStore } from '../../../state/theme.ts'
import { ModuleSelect } from '../../bar/ModuleSelect.tsx'
import { useLoopscope, useSession } from '../../hooks/loopscopeContext.ts'
import { PuzzlesBar } from '../PuzzlesBar.tsx'
import { usePuzzles, useVisit } from '../puzzlesContext.ts'
import { LessonEditor } from './LessonEditor.tsx'
import { OwnResult } from './OwnResult.tsx'
import { OwnTitle, OwnWords } from './OwnWords.tsx'
import './OwnPuzzlePage.css'

/** Makes a puzzle out of anybody's snippet. */
export function OwnPuzzlePage({ theme }: { theme: ThemeStore }) {
  const { session, races } = useLoopscope()
  const { own } = usePuzzles()
  const source = useSession((state) => state.source)
  const running = useStore(races.store, ({ status }) => status === 'running')
  return (
    <div className="puzzles-page">
      <PuzzlesBar theme={theme} />
      <main id="content" className="own">
        <nav className="own-crumbs" aria-label="Breadcrumb">
          <a href="/puzzles">Puzzles</a>
        </nav>
        <h1>Make your own puzzle</h1>
        <p>
          Paste a program. It runs {OWN_RUNS} times, and what it printed becomes the answer. The
          link holds the program itself and what you say of it: nothing is stored. Several puzzles
          in one link are a lesson.
        </p>
        <PuzzleMissingHere />
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (!running) void own.propose()
          }}
        >
          <OwnTitle />
          <label className="own-field">
            Snippet
            <textarea
              spellCheck={false}
              autoCapitalize="off"
              autoComplete="off"
              value={source}
              rows={Math.min(24, Math.max(10, source.split('\n').length + 1))}
              onChange={(event) => session.setState({ source: event.currentTarget.value })}
            />
          </label>
          <OwnWords />
          <div className="own-controls">
            <NodeChoice />
            <ModuleSelect />
            <button type="submit" className="button primary" aria-disabled={running}>
              Run it {OWN_RUNS} times
            </button>
          </div>
        </form>
        <OwnResult />
        <LessonEditor />
      </main>
    </div>
  )
}

/** Why the puzzles of an address could not be taken up. */
function PuzzleMissingHere() {
  const problem = useVisit((visit) => visit.problem)
  return problem === null ? null : <p role="alert">{problem}</p>
}

function NodeChoice() {
  const { session } = useLoopscope()
  const node = useSession((state) => state.node)
  const versions = useSession((state) => state.versions?.versions ?? null)
  const installed = versions?.filter(({ status }) => status !== 'missing') ?? null
  return (
    <select
      className="select"
      aria-label="Node version"
      value={node}
      onChange={(event) => session.setState({ node: event.currentTarget.value })}
    >
      {installed === null ? (
        <option value={node}>Node {node}</option>
      ) : (
        installed.map(({ major, version }) => (
          <option key={major} value={String(major)}>
            Node {version ?? major}
          </option>
        ))
      )}
    </select>
  )
}
