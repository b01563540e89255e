import { LINK_LIMITS } from '@loopscope/shared/wire/linkLimits'
import { useId } from 'react'
import { type StoreApi, useStore } from 'zustand'
import { isSaid, type LinkWords } from '../../state/share/linkWords.ts'
import { toggledStop } from '../../state/share/stops.ts'
import type { Moments } from './stops/moments.ts'
import { StopRow } from './stops/StopRow.tsx'
import '../kit/TextField.css'
import './WordsForm.css'

type Props = {
  readonly draft: StoreApi<LinkWords>
  readonly moments: Moments
  /** Leads to the page, to choose stops on it; left out: there is no such way. */
  readonly choose?: () => void
}

/** What the next link is to say of the recording: a title, a note, and moments to stop at with a word each. */
export function WordsForm({ draft, moments, choose }: Props) {
  const words = useStore(draft)
  const { title, note, stops } = words
  const { cursor } = moments
  const ids = { title: useId(), note: useId() }
  const isStop = stops.some(({ step }) => step === cursor)
  return (
    <details className="share-words" open={isSaid(words)}>
      <summary>Title, note and stops</summary>
      <label htmlFor={ids.title}>Title</label>
      <input
        id={ids.title}
        type="text"
        className="text-field"
        maxLength={LINK_LIMITS.title}
        value={title}
        onChange={({ currentTarget }) => draft.setState({ title: currentTarget.value })}
      />
      <label htmlFor={ids.note}>Note</label>
      <textarea
        id={ids.note}
        className="text-field"
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
              moments={moments}
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
          Add a stop at {moments.name(cursor)}
        </button>
        {choose !== undefined && (
          <button type="button" className="button small" onClick={choose}>
            Choose stops on the page
          </button>
        )}
      </div>
    </details>
  )
}
