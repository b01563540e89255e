import { useStore } from 'zustand'
import { linkDraftOf } from '../../state/share/linkDraft.ts'
import { wordsOf } from '../../state/share/linkWords.ts'
import type { ThemeStore } from '../../state/theme.ts'
import { useLoopscope, usePlayback, useSession } from '../hooks/loopscopeContext.ts'
import { usePanesStore } from '../hooks/panesContext.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { lazyPart } from '../kit/lazyPart.tsx'
import { CreateLink } from './CreateLink.tsx'
import { EmbedChoice } from './EmbedChoice.tsx'
import { PrivateLink } from './PrivateLink.tsx'
import { SharedLink } from './SharedLink.tsx'
import { useSteps } from './stops/useSteps.ts'
import { WordsForm } from './WordsForm.tsx'

const ExportList = lazyPart(async () => (await import('../export/ExportList.tsx')).ExportList)

type Props = { readonly theme: ThemeStore }

/** The link to this moment, what to put into another page, and the link that needs no storage. */
export function ShareRun({ theme }: Props) {
  const { sharing } = useLoopscope()
  const shown = useStore(sharing.store, (state) => state.shown)
  const busy = useStore(sharing.store, (state) => state.busy)
  const status = useSession((session) => session.status)
  const cursor = usePlayback((playback) => playback.cursor)
  const step = shown === null || shown.cursor === cursor ? null : cursor
  const edited = useSession(({ source, recordedSource }) => source !== recordedSource)
  return (
    <>
      <p role="status">{useSituation()}</p>
      {shown !== null && edited && (
        <p>It shows the snippet as it ran, not what was edited since.</p>
      )}
      {status === 'complete' && <WordsOfRun />}
      <WaysToLink theme={theme} />
      {shown !== null && (
        <SharedLink
          id={shown.id}
          step={step}
          embed={<EmbedChoice id={shown.id} step={step} />}
          busy={busy}
          remove={sharing.isOwn(shown.id) ? sharing.remove : null}
        />
      )}
      <PrivateLink />
      <Exports />
    </>
  )
}

function WordsOfRun() {
  const loopscope = useLoopscope()
  const panes = usePanesStore()
  const choose = () => {
    panes.setState({ choosingStops: true })
    document.querySelector<HTMLElement>('.share:popover-open')?.hidePopover()
  }
  return <WordsForm draft={linkDraftOf(loopscope)} moments={useSteps()} choose={choose} />
}

/** What there is to share, as a sentence. */
function useSituation(): string {
  const { shown, busy, problem } = useStore(useLoopscope().sharing.store)
  const cursor = usePlayback((playback) => playback.cursor)
  const status = useSession((session) => session.status)
  const refused = useSession((session) => session.problem)
  const edited = useSession(({ source, recordedSource }) => source !== recordedSource)
  if (shown !== null)
    return `Whoever opens this link sees this recording at step ${cursor.toLocaleString('en')}. Nothing is run for it.`
  if (busy) return 'The link is being made.'
  if (problem !== null) return visibleText(problem.sentence, 400)
  if (status === 'running') return 'It runs. A finished run can be shared as it was recorded.'
  if (status === 'failed' && refused !== null) return visibleText(refused, 400)
  if (status !== 'complete')
    return 'A finished run can be shared as it was recorded. There is none yet.'
  if (edited)
    return 'The snippet was edited after this run. A link shows a recording: run the snippet again to share what it does now.'
  return '“Create link” stores this recording under an address. Whoever has the address sees it, at the step that you are at.'
}

/** Buttons for the links that can be made: to a new run where that is needed, or to the run on the page. */
function WaysToLink({ theme }: Props) {
  const loopscope = useLoopscope()
  const { sharing, run, session } = loopscope
  const { shown, busy, problem } = useStore(sharing.store)
  const draft = linkDraftOf(loopscope)
  const words = useStore(draft)
  const status = useSession((state) => state.status)
  const edited = useSession(({ source, recordedSource }) => source !== recordedSource)
  if (busy || status !== 'complete') return null
  const create = () => sharing.create(theme.getState().theme, draft.getState())
  const runAndShare = async () => {
    await run()
    // What is on the page otherwise is not what was asked for.
    if (session.getState().status === 'complete') await create()
  }
  const forgotten = problem?.code === 'unknown_run'
  const stale = edited || forgotten
  const says = JSON.stringify(wordsOf(words))
  const saysElse = shown !== null && says !== JSON.stringify(wordsOf(shown.words))
  if (shown !== null && !stale && !saysElse) return null
  return (
    <p className="share-ways">
      {stale && words.stops.length > 0 && (
        <span>The stops are steps of this recording: a new run begins without them.</span>
      )}
      {stale && <CreateLink create={runAndShare}>Run again and share</CreateLink>}
      {shown === null && !forgotten && (
        <CreateLink create={create}>
          {edited ? 'Share the run before the edit' : 'Create link'}
        </CreateLink>
      )}
      {saysElse && <CreateLink create={create}>Another link with these words</CreateLink>}
    </p>
  )
}

/** Comes with the formats that it writes, when somebody opens this. */
function Exports() {
  return <ExportList />
}
