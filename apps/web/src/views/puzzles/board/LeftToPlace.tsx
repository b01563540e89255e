import { tileKeys } from '../../../state/puzzles/tileKeys.ts'
import { visibleText } from '../../hooks/visibleText.ts'
import { KeyHint } from '../../kit/KeyHint.tsx'
import { tokenWords } from '../answer/verdictWords.ts'
import { usePuzzles, useVisit } from '../puzzlesContext.ts'

/** A button for each choice. One that is placed keeps its place, so that no other moves under a finger. */
export function LeftToPlace() {
  const { visit } = usePuzzles()
  const tiles = useVisit((state) => state.choices.tiles)
  const prediction = useVisit((state) => state.prediction)
  const keys = tileKeys(tiles)
  return (
    <ul className="board-left" aria-label="Left to place">
      {tiles.map((text, tile) => {
        const isPlaced = prediction.includes(tile)
        const words = visibleText(tokenWords(text), 80)
        const key = keys[tile] ?? ''
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: equal tiles are told apart by their place
          <li key={tile}>
            <button
              type="button"
              className="tile"
              data-state={isPlaced ? 'used' : 'free'}
              aria-disabled={isPlaced}
              aria-label={words}
              onClick={() => visit.predict({ type: 'place', tile })}
            >
              <span className="tile-text">{words}</span>
              {key.toUpperCase() !== text.toUpperCase() && key !== '' && (
                <KeyHint>{key.toUpperCase()}</KeyHint>
              )}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
