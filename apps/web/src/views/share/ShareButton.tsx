import { useRef, useState } from 'react'
import type { ThemeStore } from '../../state/theme.ts'
import { Icon } from '../Icon.tsx'
import { lazyPart } from '../lazyPart.tsx'
import { useLoopscope } from '../loopscopeContext.ts'
import './Share.css'

const SharePopover = lazyPart(async () => (await import('./SharePopover.tsx')).SharePopover)

/** Freezes the recording at this moment behind a link, and shows the link. After an edit it is asked first what is meant. */
export function ShareButton({ theme }: { theme: ThemeStore }) {
  const { sharing, session } = useLoopscope()
  const popover = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const share = () => {
    const { status, source, recordedSource } = session.getState()
    if (status === 'complete' && source === recordedSource)
      void sharing.create(theme.getState().theme)
    popover.current?.showPopover()
  }
  return (
    <>
      <button
        type="button"
        className="button share-button"
        aria-label="Share"
        aria-haspopup="dialog"
        aria-expanded={open}
        title="Share"
        onClick={share}
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
        {open && <SharePopover theme={theme} close={() => popover.current?.hidePopover()} />}
      </div>
    </>
  )
}
