import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import { Icon } from '../Icon.tsx'
import { CopyField } from '../share/CopyField.tsx'
import { visibleText } from '../visibleText.ts'
import { LabExports } from './LabExports.tsx'
import { useLab, useLabState } from './labContext.ts'
import { momentWords } from './labWords.ts'
import '../share/Share.css'

/** Freezes the session at this moment behind a link, and shows the link and what can be saved. */
export function LabShareButton() {
  const { sharing } = useLab()
  const popover = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const length = useLabState((state) => state.length)
  return (
    <>
      <button
        type="button"
        className="button share-button"
        aria-label="Share"
        aria-haspopup="dialog"
        aria-expanded={open}
        title="Share"
        onClick={() => {
          if (length > 0) void sharing.create()
          popover.current?.showPopover()
        }}
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
            <Link />
            <LabExports />
          </>
        )}
      </div>
    </>
  )
}

function Link() {
  const { sharing } = useLab()
  const { link, busy, problem } = useStore(sharing.store)
  return (
    <>
      <p role="status">{useSituation()}</p>
      {link === null && !busy && problem !== null && (
        <p className="share-ways">
          <button type="button" className="button small" onClick={() => void sharing.create()}>
            Try again
          </button>
        </p>
      )}
      {link !== null && (
        <>
          <CopyField name="Link" text={`${location.origin}/s/${link.id}`} />
          <CopyField name="Embed" text={embedTag(location.origin, link.id)} />
          {sharing.isOwn(link.id) && (
            <button
              type="button"
              className="button small"
              aria-disabled={busy}
              onClick={() => {
                if (!busy) void sharing.remove()
              }}
            >
              Delete this link
            </button>
          )}
        </>
      )}
    </>
  )
}

/** What there is to share, as a sentence. */
function useSituation(): string {
  const { link, busy, problem } = useStore(useLab().sharing.store)
  const events = useLabState((state) => state.events)
  const length = useLabState((state) => state.length)
  const origin = useLabState((state) => state.origin)
  if (busy) return 'The link is being made.'
  if (link !== null)
    return `Whoever opens this link sees this session as it was recorded, at ${momentWords(events[link.cursor]?.at ?? 0)} s. Nothing is run for it.`
  if (problem !== null) return visibleText(problem, 400)
  if (length === 0) return 'A session can be shared as it was recorded. There is none yet.'
  if (origin === 'shipped') return 'This session comes with the page: its address is enough.'
  return 'There is no link to this session now.'
}

/** The HTML that puts the player of a link into another page. */
function embedTag(origin: string, id: string): string {
  return `<iframe src="${origin}/embed/${id}" title="A recorded session of real Node processes" width="960" height="560" loading="lazy" style="border:0;max-width:100%"></iframe>`
}
