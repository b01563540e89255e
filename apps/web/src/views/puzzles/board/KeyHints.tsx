import { tileKeys } from '../../../state/puzzles/tileKeys.ts'
import { useVisit } from '../puzzlesContext.ts'
import '../BelowCode.css'

/** The keys of the question, for who has a keyboard. */
export function KeyHints() {
  const tiles = useVisit((visit) => visit.choices.tiles)
  const keys = tileKeys(tiles).map((key) => key.toUpperCase())
  return (
    <p className="below-code key-hints">
      <span>
        <kbd>{keys.toSorted()[0]}</kbd> – <kbd>{keys.toSorted().at(-1)}</kbd> place
      </span>
      <span>
        <kbd>Backspace</kbd> undo
      </span>
      <span>
        <kbd>Enter</kbd> check
      </span>
    </p>
  )
}
