import { type ReactNode, useId } from 'react'
import { standingOf } from '../../../state/puzzles/progress.ts'
import { distinct, type PuzzleFilter, passes, queryOf } from '../../../state/puzzles/puzzleList.ts'
import { Glyph } from '../../kit/Glyph.tsx'
import { useProgress, usePuzzleList, usePuzzles } from '../puzzlesContext.ts'
import { capital, topicLook } from './topicLook.ts'
import './PuzzleFilters.css'

const NONE: readonly never[] = []
const SHOWN = [
  { show: 'all', name: 'All' },
  { show: 'open', name: 'Not solved' },
  { show: 'review', name: 'To review' },
] as const

/** What the list is filtered by. A button says how many puzzles it would show. */
export function PuzzleFilters() {
  const { list } = usePuzzles()
  const entries = usePuzzleList((state) => state.entries) ?? NONE
  const filter = usePuzzleList((state) => state.filter)
  const progress = useProgress()
  const choose = (change: Partial<PuzzleFilter>) => {
    const changed = { ...filter, ...change }
    list.setState({ filter: changed })
    history.replaceState(null, '', `${location.pathname}${queryOf(changed)}`)
  }
  const option = (name: string, change: Partial<PuzzleFilter>, mark?: ReactNode) => {
    const changed = { ...filter, ...change }
    return (
      <button
        key={name}
        type="button"
        aria-pressed={queryOf(changed) === queryOf(filter)}
        onClick={() => choose(change)}
      >
        {mark}
        {name}{' '}
        <span className="filter-count">
          {entries.filter((entry) => passes(entry, changed, progress)).length}
        </span>
      </button>
    )
  }
  const reviews = entries.filter((entry) => standingOf(progress, entry)?.review === true).length
  return (
    <aside className="puzzle-filters" aria-label="Filters">
      <FilterGroup name="Show">
        {SHOWN.filter(
          ({ show }) => show !== 'review' || reviews > 0 || filter.show === 'review',
        ).map(({ show, name }) => option(name, { show }))}
      </FilterGroup>
      <FilterGroup name="Level">
        {option('All levels', { level: null })}
        {distinct(entries, (entry) => [entry.level]).map((level) =>
          option(capital(level), { level }),
        )}
      </FilterGroup>
      <FilterGroup name="Topic">
        {option('All topics', { topic: null })}
        {distinct(entries, ({ topics }) => topics).map((topic) =>
          option(topic, { topic }, <TopicSign topic={topic} />),
        )}
      </FilterGroup>
    </aside>
  )
}

function FilterGroup({ name, children }: { name: string; children: ReactNode }) {
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the controls of a form
    <div className="filter-group" role="group" aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      <div>{children}</div>
    </div>
  )
}

function TopicSign({ topic }: { topic: string }) {
  const look = topicLook(topic)
  return (
    <span className="filter-sign" data-ph={look ?? undefined}>
      {look !== null && <Glyph look={look} size={13} />}
    </span>
  )
}
