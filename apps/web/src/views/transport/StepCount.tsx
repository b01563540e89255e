import { foldedAfter } from '../../state/playback/pace.ts'
import { useFrame, usePlayback, useWhole } from '../hooks/loopscopeContext.ts'
import { formatMs } from '../kit/format.ts'
import { stoppedAt } from '../outcome/stoppedAt.ts'

/** Which step of how many, and when it happened. Where real time skips a wait, how long that was. */
export function StepCount() {
  const frame = useFrame()
  const timeline = useWhole()
  const isTimed = usePlayback(({ clock, playing }) => playing && clock === 'time')
  const speed = usePlayback((playback) => playback.speed)
  const folded =
    isTimed && frame !== null && timeline !== null
      ? foldedAfter(timeline, frame.cursor, speed)
      : null
  // As wide as it gets, so that the slider beside it keeps its width.
  const longest = 2 * (frame?.lastCursor ?? 0).toLocaleString('en').length + 5
  return (
    <div className="transport-count number" style={{ minWidth: `${longest}ch` }}>
      <b>
        <Steps />
      </b>
      {folded !== null ? (
        <span className="transport-folded">⌇ {formatMs(folded * 1000)} ms folded</span>
      ) : (
        <span>
          {frame === null
            ? '–'
            : (stoppedAt(frame, timeline?.outcome) ?? `${formatMs(frame.at)} ms`)}
        </span>
      )}
    </div>
  )
}

/** "15 / 38": the step that is shown, of how many. */
export function Steps() {
  const frame = useFrame()
  return (
    <>
      {(frame?.cursor ?? 0).toLocaleString('en')} / {(frame?.lastCursor ?? 0).toLocaleString('en')}
    </>
  )
}
