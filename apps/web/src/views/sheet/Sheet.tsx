import { type ReactNode, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import './Sheet.css'

type Props = {
  readonly name: string
  readonly close: () => void
  /** What is still going on, beside the buttons. */
  readonly note?: ReactNode
  readonly children: ReactNode
}

/** A sheet of paper over the page, to be looked at and printed: of the whole page only it is. */
export function Sheet({ name, close, note, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return createPortal(
    <dialog ref={dialog} className="sheet" aria-label={name} onClose={close}>
      <div className="sheet-bar">
        <button type="button" className="button primary" onClick={() => window.print()}>
          Print
        </button>
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
        <p role="status">{note}</p>
      </div>
      <article>{children}</article>
    </dialog>,
    document.body,
  )
}
