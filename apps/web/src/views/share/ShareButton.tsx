import { lazy, Suspense, useRef, useState } from 'react'
import type { ThemeStore } from '../../state/theme.ts'
import { Icon } from '../Icon.tsx'
import { useLoopscope } from '../loopscopeContext.ts'
import './Share.css'

const SharePopover = lazy(async () => {
  const { SharePopover } = await import('./SharePopover.tsx')
  return { default: SharePopover }
})

/** Freezes the recording at this moment behind a link, and shows the link. */
export function ShareButton({ theme }: { theme: ThemeStore }) {
  const { sharing, session } = useLoopscope()
  const popover = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const share = () => {
    if (session.getState().status === 'complete') void sharing.create(theme.getState().theme)
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
        {open && (
          <Suspense fallback={null}>
            <SharePopover theme={theme} close={() => popover.current?.hidePopover()} />
          </Suspense>
        )}
      </div>
    </>
  )
}
