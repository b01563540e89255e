import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { ThemeStore } from '../../state/theme.ts'
import { lazyPart } from '../lazyPart.tsx'
import { useLoopscope, useSession } from '../loopscopeContext.ts'
import { visibleText } from '../visibleText.ts'
import { CopyField } from './CopyField.tsx'
import { embedTag } from './embedTag.ts'

const ExportList = lazyPart(async () => (await import('../export/ExportList.tsx')).ExportList)

type Props = { readonly theme: ThemeStore; readonly close: () => void }

/** The link to this moment, what to put into another page, and the link that needs no storage. */
export function SharePopover({ theme, close }: Props) {
  const { sharing, run } = useLoopscope()
  const { shown, busy, problem } = useStore(sharing.store)
  const status = useSession((session) => session.status)
  const edited = useSession(({ source, recordedSource }) => source !== recordedSource)
  const create = () => sharing.create(theme.getState().theme)
  const runAndShare = async () => {
    await run()
    await create()
  }
  return (
    <>
      <div className="share-head">
        <h2>Share</h2>
        <button type="button" className="button small" onClick={close}>
          Close
        </button>
      </div>
      <p role="status">
        {shown !== null
          ? `Whoever opens this link sees this recording at step ${shown.cursor.toLocaleString('en')}. Nothing is run for it.`
          : busy
            ? 'The link is being made.'
            : problem !== null
              ? visibleText(problem.sentence, 400)
              : status === 'complete'
                ? 'There is no link to this recording now.'
                : 'A finished run can be shared as it was recorded. There is none yet.'}
      </p>
      {shown !== null && (
        <>
          {edited && <p>It shows the snippet as it ran, not what was edited since.</p>}
          <CopyField name="Link" text={`${location.origin}/s/${shown.id}`} />
          <CopyField name="Embed" text={embedTag(location.origin, shown.id)} />
          {sharing.isOwn(shown.id) && <DeleteButton busy={busy} />}
        </>
      )}
      {shown === null && !busy && status === 'complete' && (
        <button
          type="button"
          className="button small"
          onClick={() => void (problem?.code === 'unknown_run' ? runAndShare() : create())}
        >
          {problem?.code === 'unknown_run' ? 'Run again and share' : 'Make a link'}
        </button>
      )}
      <PrivateLink />
      <Exports />
    </>
  )
}

/** Only where the key is: in the browser that made the link. */
function DeleteButton({ busy }: { busy: boolean }) {
  const { sharing } = useLoopscope()
  return (
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
  )
}

/** Comes with the formats that it writes, when somebody opens this. */
function Exports() {
  return <ExportList />
}

/** For what nobody is to keep: all of it is in the address. */
function PrivateLink() {
  const { sharing } = useLoopscope()
  const source = useSession((session) => session.source)
  const [fragment, setFragment] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fragment carries the source
  useEffect(() => {
    let left = false
    void sharing.fragment().then((text) => {
      if (!left) setFragment(text)
    })
    return () => {
      left = true
    }
  }, [sharing, source])
  return (
    <section className="share-private">
      <CopyField name="Link without storage" text={`${location.origin}/${fragment}`} />
      <p>
        Carries the snippet and its settings in the address itself. Nothing is stored, nothing
        recorded.
      </p>
    </section>
  )
}
