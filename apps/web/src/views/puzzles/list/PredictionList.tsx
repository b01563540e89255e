import { type KeyboardEvent, useEffect, useRef } from 'react'
import { visibleText } from '../../hooks/visibleText.ts'
import { Icon } from '../../kit/Icon.tsx'
import { tokenWords } from '../answer/verdictWords.ts'
import { usePuzzles, useVisit } from '../puzzlesContext.ts'

type Props = {
  readonly chosen: number | null
  readonly choose: (tile: number | null) => void
}

/** What the person has placed, in order. Once it is checked, only the first wrong place is marked. */
export function PredictionList({ chosen, choose }: Props) {
  const { places } = useVisit((visit) => visit.choices)
  const prediction = useVisit((visit) => visit.prediction)
  const verdict = useVisit((visit) => visit.verdict)
  const moved = useFocusOnMoved()
  const wrongAt = verdict === null || verdict.right ? Number.POSITIVE_INFINITY : verdict.at
  // Where less may be printed than there is, no more places are shown than can be filled next.
  const shown =
    verdict === null
      ? places
      : Math.max(prediction.length, wrongAt === prediction.length ? wrongAt + 1 : 0)
  return (
    <ol className="board-prediction" aria-label="Your prediction">
      {Array.from({ length: shown }, (_, at) => {
        const tile = prediction[at]
        if (tile === undefined)
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: an empty place is its position
              key={`place ${at}`}
              className="tile"
              data-state={emptyState(at, prediction.length, wrongAt)}
            >
              <span className="unseen">empty</span>
              {at === wrongAt && <Mark wrong />}
            </li>
          )
        return verdict === null ? (
          <PlacedTile
            key={tile}
            tile={tile}
            at={at}
            isChosen={tile === chosen}
            choose={choose}
            moved={moved}
          />
        ) : (
          <CheckedTile
            key={tile}
            tile={tile}
            state={at < wrongAt ? 'right' : at === wrongAt ? 'wrong' : 'rest'}
          />
        )
      })}
    </ol>
  )
}

function emptyState(at: number, next: number, wrongAt: number): string {
  if (at === wrongAt) return 'wrong'
  return at === next ? 'next' : 'empty'
}

type PlacedProps = Props & {
  readonly tile: number
  readonly at: number
  readonly isChosen: boolean
  readonly moved: { current: number | null }
}

/** Its arrow keys move it, Delete takes it back; a click shows the same as buttons. */
function PlacedTile({ tile, at, isChosen, choose, moved }: Omit<PlacedProps, 'chosen'>) {
  const { visit } = usePuzzles()
  const text = useVisit(({ choices }) => choices.tiles[tile] ?? '')
  const single = useVisit(({ choices }) => choices.places === 1)
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key]
    if (by !== undefined) {
      visit.predict({ type: 'move', from: at, to: at + by })
      moved.current = tile
    } else if (event.key === 'Delete') visit.predict({ type: 'takeBack', at })
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const press = () => {
    if (single) visit.predict({ type: 'undo' })
    else choose(isChosen ? null : tile)
  }
  return (
    <li>
      <button
        type="button"
        className="tile"
        data-state="placed"
        data-tile={tile}
        aria-pressed={single ? undefined : isChosen}
        onClick={press}
        onKeyDown={onKeyDown}
      >
        <span className="tile-place" aria-hidden="true">
          {single ? '' : at + 1}
        </span>
        <span className="tile-text">{visibleText(tokenWords(text), 80)}</span>
      </button>
    </li>
  )
}

function CheckedTile({ tile, state }: { tile: number; state: 'right' | 'wrong' | 'rest' }) {
  const text = useVisit(({ choices }) => choices.tiles[tile] ?? '')
  return (
    <li className="tile" data-state={state}>
      {state !== 'rest' && <Mark wrong={state === 'wrong'} />}
      <span className="tile-text">{visibleText(tokenWords(text), 80)}</span>
    </li>
  )
}

function Mark({ wrong }: { wrong: boolean }) {
  return (
    <>
      <Icon name={wrong ? 'cross' : 'check'} size={14} />
      <span className="unseen">{wrong ? 'wrong' : 'right'}</span>
    </>
  )
}

/** The browser drops the focus of an element that is put elsewhere. */
function useFocusOnMoved() {
  const moved = useRef<number | null>(null)
  const prediction = useVisit((visit) => visit.prediction)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the new order that has moved it
  useEffect(() => {
    if (moved.current === null) return
    document.querySelector<HTMLElement>(`.tile[data-tile="${moved.current}"]`)?.focus()
    moved.current = null
  }, [prediction])
  return moved
}
