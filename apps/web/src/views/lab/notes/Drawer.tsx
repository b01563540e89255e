import { type ReactNode, useEffect, useRef } from 'react'
import './NotesDrawer.css'

type Props = {
  /** Its accessible name. */
  readonly name: string
  readonly title: string
  /** Beside the title. */
  readonly note?: ReactNode
  readonly close: () => void
  readonly children: ReactNode
}

/** Something to read beside the demo. It takes the focus, Escape closes it, and the focus goes back to what opened it. */
export function Drawer({ name, title, note, close, children }: Props) {
  const drawer = useRef<HTMLElement>(null)
  const closes = useRef(close)
  closes.current = close
  useEffect(() => {
    const opener = document.activeElement
    drawer.current?.focus({ preventScroll: true })
    const onKey = (event: KeyboardEvent) => {
      // What lies over it closes first, by itself.
      if (event.key !== 'Escape' || document.querySelector('dialog[open], :popover-open')) return
      event.stopPropagation()
      closes.current()
      if (opener instanceof HTMLElement) opener.focus()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
  return (
    <aside ref={drawer} className="notes" aria-label={name} tabIndex={-1}>
      <header className="notes-head">
        <h2>{title}</h2>
        {note}
        <button type="button" className="button small" onClick={close}>
          Close
        </button>
      </header>
      {children}
    </aside>
  )
}
