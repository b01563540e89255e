import { Icon } from '../../kit/Icon.tsx'
import { tokenWords } from '../answer/verdictWords.ts'
import { usePuzzles, useVisit } from '../puzzlesContext.ts'

/** What can be done with a tile that is placed: with the keys of a keyboard, too, but not everybody has one. */
export function MoveTile({ tile, done }: { tile: number; done: () => void }) {
  const { visit } = usePuzzles()
  const at = useVisit(({ prediction }) => prediction.indexOf(tile))
  const last = useVisit(({ prediction }) => prediction.length - 1)
  const text = useVisit(({ choices }) => choices.tiles[tile] ?? '')
  if (at === -1) return null
  const move = (to: number) => visit.predict({ type: 'move', from: at, to })
  return (
    <div className="move-tile" role="toolbar" aria-label={`Move ${tokenWords(text)}`}>
      <button
        type="button"
        className="button"
        aria-disabled={at === 0}
        onClick={() => move(at - 1)}
      >
        <Icon name="back" size={14} />
        Earlier
      </button>
      <button
        type="button"
        className="button"
        aria-disabled={at === last}
        onClick={() => move(at + 1)}
      >
        Later
        <Icon name="forward" size={14} />
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          visit.predict({ type: 'takeBack', at })
          done()
        }}
      >
        Take back
      </button>
    </div>
  )
}
