import type { CSSProperties } from 'react'
import { useSize } from '../useSize.ts'
import { LeftToPlace } from './LeftToPlace.tsx'
import { PredictionList } from './PredictionList.tsx'
import { useVisit } from './puzzlesContext.ts'
import { RealRun } from './RealRun.tsx'
import { tokenWords } from './verdictWords.ts'
import './Board.css'

type Props = {
  /** The placed tile that is about to be moved. */
  readonly chosen: number | null
  readonly choose: (tile: number | null) => void
}

/** px: a tile of `longest` characters, and the names before the rows. */
const tileWidth = (longest: number) => Math.max(64, longest * 9.2 + 44)
const NAMES = 92

/** The prediction, beside what is left to place, later beside the real run: as rows where they fit, else as columns. */
export function Board({ chosen, choose }: Props) {
  const tiles = useVisit((visit) => visit.choices.tiles)
  const checked = useVisit((visit) => visit.verdict !== null)
  const [ref, { width }] = useSize<HTMLDivElement>()
  const tile = tileWidth(Math.max(1, ...tiles.map((text) => tokenWords(text).length)))
  const isRow = tiles.length * (tile + 6) <= width - (width < 600 ? 0 : NAMES)
  const style = { '--tiles': tiles.length, '--tile-w': `${tile}px` } as CSSProperties
  return (
    <div className="board" data-layout={isRow ? 'rows' : 'columns'} style={style} ref={ref}>
      <h2 className="board-you">You</h2>
      <PredictionList chosen={chosen} choose={choose} />
      <h2 className="board-other">{checked ? 'Real run' : 'Left to place'}</h2>
      {checked ? <RealRun /> : <LeftToPlace />}
    </div>
  )
}
