import { useLoopscope, useSession, useTimeline } from '../hooks/loopscopeContext.ts'
import { Glyph } from '../kit/Glyph.tsx'
import { Icon } from '../kit/Icon.tsx'
import { failureOf } from './failureOf.ts'
import './Banner.css'

/** Over the stage, when a run did not end well: what happened, what was kept, and a way to the place. */
export function Banner() {
  const timeline = useTimeline()
  const events = useSession((session) => session.events.length)
  const { play } = useLoopscope()
  const failure = timeline === null ? null : failureOf(timeline, events)
  if (failure === null) return null
  const { goTo } = failure
  return (
    <div className="banner" data-tone={failure.stopped ? 'stopped' : 'threw'}>
      <span data-ph="err">
        {failure.stopped ? <Icon name="stop" size={14} /> : <Glyph look="err" size={14} />}
      </span>
      <p>
        <b>{failure.head}</b> <span>{failure.detail}</span>
      </p>
      {goTo !== null && (
        <button
          type="button"
          className="button small"
          onClick={() => {
            play({ type: 'pause' })
            play({ type: 'seek', cursor: goTo.step })
          }}
        >
          {goTo.label}
        </button>
      )}
    </div>
  )
}
