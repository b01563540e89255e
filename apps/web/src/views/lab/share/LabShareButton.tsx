import { useStore } from 'zustand'
import { visibleText } from '../../hooks/visibleText.ts'
import { CopyField } from '../../share/CopyField.tsx'
import { CreateLink } from '../../share/CreateLink.tsx'
import { embedTag } from '../../share/embedTag.ts'
import { ShareDialog } from '../../share/ShareDialog.tsx'
import { SharedLink } from '../../share/SharedLink.tsx'
import { WordsForm } from '../../share/WordsForm.tsx'
import { useLab, useLabState } from '../labContext.ts'
import { momentWords } from '../labWords.ts'
import { LabExports } from './LabExports.tsx'
import { useEvents } from './useEvents.ts'

const FRAME = { title: 'A recorded session of real Node processes', width: 960, height: 560 }

/** Ways to pass the session on: a link to this moment of it, and files. */
export function LabShareButton() {
  return (
    <ShareDialog>
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
  const length = useLabState((state) => state.length)
  const origin = useLabState((state) => state.origin)
  const moments = useEvents()
  useStore(sharing.draft)
  useStore(sharing.tab)
  const canBe = length > 0 && origin !== 'shipped'
  return (
    <>
      <p role="status">{useSituation()}</p>
      {canBe && <WordsForm draft={sharing.draft} moments={moments} />}
      {canBe && !busy && sharing.isOther() && (
        <p className="share-ways">
          <CreateLink create={sharing.create}>
            {problem !== null ? 'Try again' : nameOfNext(link, moments.cursor)}
          </CreateLink>
        </p>
      )}
      {link !== null && (
        <SharedLink
          id={link.id}
          embed={<CopyField name="Embed" text={embedTag(location.origin, link.id, FRAME)} />}
          busy={busy}
          remove={sharing.isOwn(link.id) ? sharing.remove : null}
        />
      )}
    </>
  )
}

function nameOfNext(link: { readonly cursor: number } | null, cursor: number): string {
  if (link === null) return 'Create link'
  return link.cursor === cursor ? 'Another link with these words' : 'Link to this moment'
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
  return '“Create link” stores this session under an address. Whoever has the address sees it, at the moment that you are at.'
}
