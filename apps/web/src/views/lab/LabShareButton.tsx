import { useStore } from 'zustand'
import { ShareDialog } from '../share/ShareDialog.tsx'
import { SharedLink } from '../share/SharedLink.tsx'
import { visibleText } from '../visibleText.ts'
import { LabExports } from './LabExports.tsx'
import { useLab, useLabState } from './labContext.ts'
import { momentWords } from './labWords.ts'

const FRAME = { title: 'A recorded session of real Node processes', width: 960, height: 560 }

/** Freezes the session at this moment behind a link, and shows the link and what can be saved. */
export function LabShareButton() {
  const { sharing } = useLab()
  const length = useLabState((state) => state.length)
  return (
    <ShareDialog
      share={() => {
        if (length > 0) void sharing.create()
      }}
    >
      {() => (
        <>
          <Link />
          <LabExports />
        </>
      )}
    </ShareDialog>
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
        <SharedLink
          id={link.id}
          frame={FRAME}
          busy={busy}
          remove={sharing.isOwn(link.id) ? sharing.remove : null}
        />
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
