import type { CSSProperties } from 'react'
import { useSize } from '../../hooks/useSize.ts'
import { RealRun } from '../answer/RealRun.tsx'
import { tokenWords } from '../answer/verdictWords.ts'
import { PredictionList } from '../list/PredictionList.tsx'
import { useVisit } from '../puzzlesContext.ts'
import { LeftToPlace } from './LeftToPlace.tsx'
import './Board.css'

type Props = {
  /** The placed tile that is about to be moved. */
  readonly chosen: number | null
  readonly choose: (tile: number | null) => void
}

/** px: a tile of `longest` characters, with room for its sign or key; on a phone a letter needs neither key nor number. */
const tileWidth = (longest: number, narrow: boolean) =>
  narrow && longest <= 2 ? 38 : Math.max(56, longest * 9.2 + 44)
const GAP = 6
/** px: the names before the rows. */
const NAMES = 92
/** px: below this width of the board the names stand above the rows. */
const NARROW = 600

/** The prediction, beside what is left to place, later beside the real run: as rows where they fit, else as columns. */
export function Board({ chosen, choose }: Props) {
  const tiles = useVisit((visit) => visit.choices.tiles)
  const checked = useVisit((visit) => visit.verdict !== null)
  const [ref, { width }] = useSize<HTMLDivElement>()
  const narrow = width < NARROW
  const longest = Math.max(1, ...tiles.map((text) => tokenWords(text).length))
  const tile = tileWidth(longest, narrow)
  const isRow = tiles.length * (tile + GAP) - GAP <= width - (narrow ? 0 : NAMES)
  const style = { '--tiles': tiles.length, '--tile-w': `${tile}px` } as CSSProperties
  return (
    <div
      className="board"
      data-layout={isRow ? 'rows' : 'columns'}
      data-narrow={narrow}
      style={style}
      ref={ref}
    >
      <h2 className="board-you">You</h2>
      <PredictionList chosen={chosen} choose={choose} />
      <h2 className="board-other">{checked ? 'Real run' : 'Left to place'}</h2>
      {checked ? <RealRun /> : <LeftToPlace />}
    </div>
  )
}
