import type { PuzzleEntry } from '@loopscope/shared/puzzle/puzzlesResponse'
import { useStore } from 'zustand'
import { standingOf } from '../../../state/puzzles/progress.ts'
import type { ThemeStore } from '../../../state/theme.ts'
import { PuzzlesBar } from '../PuzzlesBar.tsx'
import { useProgress, usePuzzleList, usePuzzles } from '../puzzlesContext.ts'
import { Levels } from './Levels.tsx'
import { PuzzleFilters } from './PuzzleFilters.tsx'
import './PuzzleListPage.css'

/** All puzzles by level, what of them is solved, and what to go on with. */
export function PuzzleListPage({ theme }: { theme: ThemeStore }) {
  const entries = usePuzzleList((list) => list.entries)
  return (
    <div className="puzzles-page">
      <PuzzlesBar theme={theme} />
      <main id="content" className="puzzle-list">
        <PuzzleFilters />
        <div className="puzzle-list-body">
          <ListHead entries={entries ?? []} />
          {entries === null ? <NotHere /> : <Levels entries={entries} />}
        </div>
      </main>
    </div>
  )
}

function ListHead({ entries }: { entries: readonly PuzzleEntry[] }) {
  const progress = useProgress()
  const kept = useStore(usePuzzles().progress.store, (state) => state.kept)
  const solved = entries.filter((entry) => standingOf(progress, entry)?.solved === true).length
  return (
    <header className="puzzle-list-head">
      <div>
        <h1>Predict, then check against the real run</h1>
        <p>
          Every answer was recorded from real Node processes. Where several orders are possible,
          each of them counts.
        </p>
        {!kept && (
          <p role="alert">
            This browser does not let the page keep anything: your progress lasts until you leave.
          </p>
        )}
      </div>
      <dl className="puzzle-figures">
        <div>
          <dt>Solved</dt>
          <dd>
            {solved} / {entries.length}
            <meter
              min={0}
              max={Math.max(1, entries.length)}
              value={solved}
              aria-label="Solved puzzles"
            />
          </dd>
        </div>
        <div>
          <dt>Streak</dt>
          <dd>
            {progress.streak}
            <small>best {progress.best}</small>
          </dd>
        </div>
      </dl>
    </header>
  )
}

function NotHere() {
  const { loadList } = usePuzzles()
  const problem = usePuzzleList((list) => list.problem)
  if (problem === null) return <p className="puzzle-list-note">The puzzles are on their way.</p>
  return (
    <div className="puzzle-list-note">
      <p role="alert">{problem}</p>
      <button type="button" className="button" onClick={() => void loadList()}>
        Try again
      </button>
    </div>
  )
}
