import type { QueueEntry } from '@loopscope/shared/timeline/frame'
import { useEffect, useRef, useState } from 'react'
import type { Look } from '../kit/look.ts'
import { Token } from './Token.tsx'
import { tokenState } from './tokenState.ts'

type Props = {
  readonly entries: readonly QueueEntry[]
  /** How many stand beside the fold already. */
  readonly from: number
  readonly look: Look
  readonly name: string
}

const ROW = 30
const VIEW = 420

/** "+9,997 more": a count on a small stack of cards, that opens the whole list. */
export function Fold({ entries, from, look, name }: Props) {
  const [open, setOpen] = useState(false)
  const count = (entries.length - from).toLocaleString('en')
  return (
    <>
      <button
        type="button"
        className="fold"
        data-ph={look}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        +{count}
        <span className="fold-more"> more</span>
      </button>
      {open && <WholeList entries={entries} look={look} name={name} close={() => setOpen(false)} />}
    </>
  )
}

/** Of the list only what is in view is drawn. */
function WholeList({
  entries,
  look,
  name,
  close,
}: Omit<Props, 'from'> & { readonly close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [top, setTop] = useState(0)
  useEffect(() => dialog.current?.showModal(), [])
  const first = Math.max(0, Math.floor(top / ROW) - 6)
  const shown = entries.slice(first, first + Math.ceil(VIEW / ROW) + 12)
  return (
    <dialog ref={dialog} className="queue-list" aria-label={name} onClose={close}>
      <header>
        <h2>
          {name} <span className="number">{entries.length.toLocaleString('en')}</span>
        </h2>
        <button type="button" className="button small" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </header>
      <div
        className="queue-scroll"
        style={{ maxHeight: VIEW }}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        <ol style={{ height: entries.length * ROW }}>
          {shown.map((entry, i) => (
            <li
              key={entry.operation}
              aria-setsize={entries.length}
              aria-posinset={first + i + 1}
              style={{ top: (first + i) * ROW }}
            >
              <span className="queue-place number">{(first + i + 1).toLocaleString('en')}</span>
              <Token
                look={look}
                state={tokenState(entry)}
                label={entry.label}
                line={entry.line}
                elsewhere={entry.elsewhere}
                operation={entry.operation}
              />
            </li>
          ))}
        </ol>
      </div>
    </dialog>
  )
}
