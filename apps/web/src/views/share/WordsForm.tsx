import { LINK_LIMITS } from '@loopscope/shared/wire/linkLimits'
import { useId } from 'react'
import { useStore } from 'zustand'
import { linkDraftOf } from '../../state/share/linkDraft.ts'
import { isSaid } from '../../state/share/linkWords.ts'
import { toggledStop } from '../../state/share/stops.ts'
import { useLoopscope, usePlayback } from '../hooks/loopscopeContext.ts'
import { usePanesStore } from '../hooks/panesContext.ts'
import { StopRow } from './StopRow.tsx'
import './WordsForm.css'

/** What the next link is to say of the recording: a title, a note, and steps to stop at with a word each. */
export function WordsForm() {
  const loopscope = useLoopscope()
  const panes = usePanesStore()
  const draft = linkDraftOf(loopscope)
  const words = useStore(draft)
  const { title, note, stops } = words
  const cursor = usePlayback((playback) => playback.cursor)
  const ids = { title: useId(), note: useId() }
  const isStop = stops.some(({ step }) => step === cursor)
  return (
    <details className="share-words" open={isSaid(words)}>
      <summary>Title, note and stops</summary>
      <label htmlFor={ids.title}>Title</label>
      <input
        id={ids.title}
        type="text"
        maxLength={LINK_LIMITS.title}
        value={title}
        onChange={({ currentTarget }) => draft.setState({ title: currentTarget.value })}
      />
      <label htmlFor={ids.note}>Note</label>
      <textarea
        id={ids.note}
        rows={3}
        maxLength={LINK_LIMITS.note}
        value={note}
        onChange={({ currentTarget }) => draft.setState({ note: currentTarget.value })}
      />
      {stops.length > 0 && (
        <ol aria-label="Stops of the link">
          {stops.map((stop) => (
            <StopRow
              key={stop.step}
              stop={stop}
              say={(word) =>
                draft.setState({
                  stops: stops.map((each) => (each.step === stop.step ? { ...each, word } : each)),
                })
              }
              remove={() => draft.setState({ stops: toggledStop(stops, stop.step) })}
            />
          ))}
        </ol>
      )}
      <div className="share-words-ways">
        <button
          type="button"
          className="button small"
          aria-disabled={isStop || stops.length >= LINK_LIMITS.stops}
          onClick={() => {
            if (!isStop && stops.length < LINK_LIMITS.stops)
              draft.setState({ stops: toggledStop(stops, cursor) })
          }}
        >
          Add a stop at step {cursor.toLocaleString('en')}
        </button>
        <button
          type="button"
          className="button small"
          onClick={() => {
            panes.setState({ choosingStops: true })
            document.querySelector<HTMLElement>('.share:popover-open')?.hidePopover()
          }}
        >
          Choose stops on the page
        </button>
      </div>
    </details>
  )
}
