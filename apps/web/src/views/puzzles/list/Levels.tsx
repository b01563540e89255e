import type { PuzzleEntry } from '@loopscope/shared/puzzle/puzzlesResponse'
import { useMemo } from 'react'
import { nextPuzzle } from '../../../state/puzzles/nextPuzzle.ts'
import { standingOf } from '../../../state/puzzles/progress.ts'
import { distinct, passes } from '../../../state/puzzles/puzzleList.ts'
import { formatCount } from '../../kit/format.ts'
import { NextSuggestion } from '../answer/NextSuggestion.tsx'
import { useProgress, usePuzzleList } from '../puzzlesContext.ts'
import { PuzzleRow } from './PuzzleRow.tsx'
import { capital } from './topicLook.ts'

/** The puzzles that the filter lets through, level by level, and the ways on from here. */
export function Levels({ entries }: { entries: readonly PuzzleEntry[] }) {
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
