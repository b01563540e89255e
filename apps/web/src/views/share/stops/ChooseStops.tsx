import { LINK_LIMITS } from '@loopscope/shared/wire/linkLimits'
import { useStore } from 'zustand'
import { linkDraftOf } from '../../../state/share/linkDraft.ts'
import { toggledStop } from '../../../state/share/stops.ts'
import { useLoopscope, usePlayback } from '../../hooks/loopscopeContext.ts'
import { usePanesStore } from '../../hooks/panesContext.ts'
import { StopField } from './StopField.tsx'
import './ChooseStops.css'

/** While a person goes through the recording: makes the step that is shown a stop of their link, and says what is to be seen there. */
export function ChooseStops() {
  const loopscope = useLoopscope()
  const panes = usePanesStore()
  const draft = linkDraftOf(loopscope)
  const stops = useStore(draft, (words) => words.stops)
  const cursor = usePlayback((playback) => playback.cursor)
  const here = stops.find(({ step }) => step === cursor)
  const number = cursor.toLocaleString('en')
  const full = here === undefined && stops.length >= LINK_LIMITS.stops
  const toggle = () => {
    if (!full) draft.setState({ stops: toggledStop(stops, cursor) })
  }
  const done = () => {
    panes.setState({ choosingStops: false })
    document.querySelector<HTMLElement>('.share')?.showPopover()
  }
  return (
    <section className="choose-stops" aria-label="Stops of your link">
      <p role="status">
        <b>Stops of your link:</b>{' '}
        {stops.length === 0 ? 'none yet' : stops.map(({ step }) => step).join(', ')}
        {full && `. A link may have ${LINK_LIMITS.stops} stops at most.`}
      </p>
      {here !== undefined && (
        <StopField
          moment={`step ${number}`}
          word={here.word}
          say={(word) =>
            draft.setState({
              stops: stops.map((each) => (each === here ? { ...each, word } : each)),
            })
          }
        />
      )}
      <button type="button" className="button small" aria-disabled={full} onClick={toggle}>
        {here === undefined ? `Add a stop at step ${number}` : `Remove the stop at step ${number}`}
      </button>
      <button type="button" className="button small primary" onClick={done}>
        Done
      </button>
    </section>
  )
}
