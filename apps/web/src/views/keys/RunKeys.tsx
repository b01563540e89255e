import { usePanes, usePanesStore } from '../hooks/panesContext.ts'
import { KeyList, type KeyRows } from './KeyList.tsx'
import { MOVE_KEYS } from './moveKeys.ts'

const KEYS: KeyRows = [
  [['Ctrl ⏎'], 'run'],
  [['Ctrl .'], 'in the editor: what if a call of this line were another'],
  [['Alt Z'], 'in the editor: wrap long lines, or let them run on'],
  ...MOVE_KEYS,
  [['F'], 'follow what is selected, or what runs'],
  [['Shift F'], 'present: full screen, large text'],
  [['Page ↓', 'Page ↑'], 'while presenting: next, previous stop'],
  [['N', 'Shift N'], 'next, previous stop of a link'],
  [['Y'], 'why now'],
  [['1', 'to', '5'], 'Why, Health, Races, Versions, Runs'],
  [['O', 'B', 'V'], 'collapse or open the console, the lanes, the inspector'],
  [['W', 'S', 'A', 'D'], 'zoom and pan the lanes'],
  [['/'], 'find in console, lanes and requests'],
  [['Esc'], 'leave the editor or the presentation; select nothing; stop the run'],
  [['I'], 'this step in words, read aloud: now, queues, why'],
  [['?'], 'this list'],
]

/** The keys of the playground. */
export function RunKeys() {
  const panes = usePanesStore()
  const open = usePanes(({ keys }) => keys)
  return (
    <KeyList
      rows={KEYS}
      open={open}
      close={() => panes.setState({ keys: false })}
      ways={
        <>
          <button
            type="button"
            className="button small"
            onClick={() => panes.setState({ keys: false, tour: 0 })}
          >
            Take the tour
          </button>
          <button
            type="button"
            className="button small"
            onClick={() => panes.setState({ keys: false, path: true })}
          >
            Guided path
          </button>
        </>
      }
    >
      Single letters work outside the editor, and Esc leaves it. A control reached by Tab keeps its
      own keys.
    </KeyList>
  )
}
