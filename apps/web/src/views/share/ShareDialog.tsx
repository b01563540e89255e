import { type ReactNode, useRef, useState } from 'react'
import { Icon } from '../kit/Icon.tsx'
import './Share.css'

type Props = {
  /** What stands in the dialog; asked for while it is open. */
  readonly children: () => ReactNode
}

/** The button Share and the dialog that it opens. To open it publishes nothing. */
export function ShareDialog({ children }: Props) {
  const popover = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="button share-button"
        aria-label="Share"
        aria-haspopup="dialog"
        aria-expanded={open}
        title="Share"
        onClick={() => popover.current?.showPopover()}
      >
        <Icon name="share" />
        <span>Share</span>
      </button>
      <div
        ref={popover}
        className="share"
        role="dialog"
        aria-label="Share"
        popover="auto"
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {open && (
          <>
            <div className="share-head">
              <h2>Share</h2>
              <button
                type="button"
                className="button small"
                onClick={() => popover.current?.hidePopover()}
              >
                Close
              </button>
            </div>
            <div className="share-body fading">{children()}</div>
          </>
        )}
      </div>
    </>
  )
}
