import { type ReactNode, useEffect, useRef } from 'react'
import { ScrollBox } from '../kit/ScrollBox.tsx'
import './KeyList.css'

/**
 * Keys, and what they do; several keys: one each for several things, in the same order. With 'to' between two of them, those between
 * them, too.
 */
export type KeyRows = readonly (readonly [keys: readonly string[], does: string])[]

type Props = {
  readonly rows: KeyRows
  readonly open: boolean
  readonly close: () => void
  /** What else there is to say of them. */
  readonly children?: ReactNode
  /** Buttons that lead on from here. */
  readonly ways?: ReactNode
}

/** The keys of a page, as a dialog. */
export function KeyList({ rows, open, close, children, ways }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
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
          <ScrollBox name="All keys" className="key-rows fading">
            <dl>
              {rows.map(([keys, does]) => (
                <div key={does}>
                  <dt>{keys.map((key) => (key === 'to' ? key : <kbd key={key}>{key}</kbd>))}</dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </ScrollBox>
          <p>{children}</p>
          {ways && <div className="key-ways">{ways}</div>}
        </>
      )}
    </dialog>
  )
}
