import type { PuzzleEntry } from '@loopscope/shared/puzzle/puzzlesResponse'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { nextPuzzle } from '../../../state/puzzles/nextPuzzle.ts'
import { standingOf } from '../../../state/puzzles/progress.ts'
import { distinct, passes } from '../../../state/puzzles/puzzleList.ts'
import type { ThemeStore } from '../../../state/theme.ts'
import { formatCount } from '../../kit/format.ts'
import { NextSuggestion } from '../answer/NextSuggestion.tsx'
import { PuzzlesBar } from '../PuzzlesBar.tsx'
import { useProgress, usePuzzleList, usePuzzles } from '../puzzlesContext.ts'
import { PuzzleFilters } from './PuzzleFilters.tsx'
import { PuzzleRow } from './PuzzleRow.tsx'
import { capital } from './topicLook.ts'
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

function Levels({ entries }: { entries: readonly PuzzleEntry[] }) {
  const progress = useProgress()
  const filter = usePuzzleList((list) => list.filter)
  const shown = entries.filter((entry) => passes(entry, filter, progress))
  const next = useMemo(() => nextPuzzle(entries, progress, null), [entries, progress])
  return (
    <>
      <div className="puzzle-ways">
        {next !== null && <NextSuggestion suggestion={next} />}
        <a className="button" href="/puzzles/own">
          Make your own
        </a>
      </div>
      <p className="unseen" role="status">
        {formatCount(shown.length, 'puzzle')} shown
      </p>
      {shown.length === 0 && (
        <p className="puzzle-list-note">
          {filter.show === 'review'
            ? 'Nothing to review: none of your last answers was wrong.'
            : 'No puzzle matches this filter.'}
        </p>
      )}
      {distinct(shown, ({ level }) => [level]).map((level) => {
        const all = entries.filter((entry) => entry.level === level)
        const solved = all.filter((entry) => standingOf(progress, entry)?.solved === true)
        return (
          <section key={level} aria-label={capital(level)}>
            <h2>
              {capital(level)}{' '}
              <small>
                {solved.length} of {all.length} solved
              </small>
            </h2>
            <ol className="puzzle-rows">
              {shown
                .filter((entry) => entry.level === level)
                .map((entry) => (
                  <PuzzleRow
                    key={entry.name}
                    entry={entry}
                    number={entries.indexOf(entry) + 1}
                    standing={standingOf(progress, entry)}
                    isNext={entry === next?.entry}
                  />
                ))}
            </ol>
          </section>
        )
      })}
    </>
  )
}
