import { useEffect, useRef } from 'react'
import { usePanes, usePanesStore } from './panesContext.ts'
import './KeyList.css'

const KEYS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['Ctrl ⏎'], 'run'],
  [['Ctrl .'], 'in the editor: what if a call of this line were another'],
  [['Space'], 'play, pause'],
  [['→', '←'], 'step, back'],
  [['Home', 'End'], 'first, last'],
  [['C', 'Shift C'], 'next, previous callback'],
  [['P', 'Shift P'], 'next, previous phase'],
  [['T', 'Shift T'], 'next, previous tick'],
  [['L', 'Shift L'], 'next, previous console line'],
  [['F'], 'follow what is selected, or what runs'],
  [['Y'], 'why now'],
  [['1', '…', '5'], 'Why, Health, Races, Versions, Runs'],
  [['W', 'S', 'A', 'D'], 'zoom and pan the lanes'],
  [['Esc'], 'leave the editor; select nothing; stop the run'],
  [['?'], 'this list'],
]

/** The keys of the page, as a dialog. */
export function KeyList() {
  const panes = usePanesStore()
  const open = usePanes(({ keys }) => keys)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  const close = () => panes.setState({ keys: false })
  return (
    <dialog ref={dialog} className="key-list" aria-label="Keys" onClose={close}>
      {open && (
        <>
          <header>
            <h2>Keys</h2>
            <button type="button" className="button small" onClick={close}>
              Close
            </button>
          </header>
          <dl>
            {KEYS.map(([keys, does]) => (
              <div key={does}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
          <p>Single letters work outside of the editor. In it, Esc and then Tab leaves.</p>
        </>
      )}
    </dialog>
  )
}
