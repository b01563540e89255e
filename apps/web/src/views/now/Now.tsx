import type { Frame } from '@loopscope/shared/timeline/frame'
import type { RunEvent } from '@loopscope/shared/wire/runEvent'
import type { Session } from '../../state/run/session.ts'
import { recordedOn } from '../bar/recordedOn.ts'
import { usePlayback, useReveal, useSession, useTimeline } from '../hooks/loopscopeContext.ts'
import { usePanesStore } from '../hooks/panesContext.ts'
import { useAlternatingFrame } from '../hooks/useAlternatingFrame.ts'
import { useNarrow } from '../hooks/useNarrow.ts'
import { formatMs } from '../kit/format.ts'
import { Icon } from '../kit/Icon.tsx'
import { KeyHint } from '../kit/KeyHint.tsx'
import { lazyPart } from '../kit/lazyPart.tsx'
import { Term } from '../kit/Term.tsx'
import { Outcome } from '../outcome/Outcome.tsx'
import { stoppedAt } from '../outcome/stoppedAt.ts'
import { showInspector } from './Inspector.tsx'
import { NowFrame } from './NowFrame.tsx'
import { Sentence } from './Sentence.tsx'

const FidelityBadge = lazyPart(
  async () => (await import('../fidelity/FidelityBadge.tsx')).FidelityBadge,
)
const PredictButton = lazyPart(async () => (await import('./PredictButton.tsx')).PredictButton)

/** What happens at this step. `bare`: no questions. */
export function Now({ bare = false }: { bare?: boolean }) {
  const frame = useAlternatingFrame(1)
  const timeline = useTimeline()
  const panes = usePanesStore()
  const narrow = useNarrow()
  const playing = usePlayback((playback) => playback.playing)
  const following = usePlayback((playback) => playback.following)
  const status = useSession((session) => session.status)
  const shipped = useSession((session) => session.shipped)
  const hidden = useReveal((reveal) => reveal.hidden)
  return (
    <NowFrame
      {...(frame?.ended === true && { className: 'now-ended' })}
      lead={narrow && <Outcome brief />}
      moving={playing || following}
      meta={
        frame !== null &&
        timeline !== null && (
          <>
            <span>
              <Term of="turn">
                {turnWords(frame, hidden ? null : (timeline.ticks.at(-1)?.tick ?? 0))}
              </Term>
            </span>
            <span className="number">
              {stoppedAt(frame, timeline.outcome) !== null && (
                <i className="now-last">last event at </i>
              )}
              {formatMs(frame.at)} ms
            </span>
            {!bare && (shipped ? <Recorded run={timeline.run} /> : <FidelityBadge />)}
            <span className="now-evidence">
              {status === 'running' && following ? (
                <>
                  <i className="pulse" /> Recording
                </>
              ) : (
                <>
                  {frame.evidence === 'observed' && <Icon name="check" size={14} />}
                  <span className="phase-word">Phase: </span>
                  {frame.evidence}
                </>
              )}
            </span>
          </>
        )
      }
      ways={
        !bare && (
          <>
            <button
              type="button"
              className="why-button"
              disabled={frame === null}
              onClick={() => showInspector(panes, 'why')}
            >
              Why now?<KeyHint>Y</KeyHint>
            </button>
            <button
              type="button"
              className="why-button ring-back"
              onClick={() => panes.setState({ tab: 'code' })}
            >
              Back to the ring
            </button>
            {/* What came with the page asks by itself. */}
            {!shipped && status !== 'opening' && <PredictButton disabled={frame === null} />}
          </>
        )
      }
    >
      {frame === null ? <Waiting status={status} /> : <Sentence text={frame.now} />}
    </NowFrame>
  )
}

/** `last`: null where it is not to be told. */
function turnWords({ tick, phase }: Frame, last: number | null): string {
  if (tick > 0) return last === null ? `Turn ${tick}` : `Turn ${tick} of ${last}`
  return phase === 'timers' ? 'Entry, before turn 1' : 'Before turn 1'
}

/** That nothing has run here for what is on the page. */
function Recorded({ run }: { run: RunEvent | null }) {
  if (run === null) return null
  return (
    <span className="now-recorded" title="This recording came with the page.">
      <span>Recorded</span>
      <span> on {recordedOn(run, 'short')}</span>
      <span>, Node {run.node}</span>
    </span>
  )
}

function Waiting({ status }: { status: Session['status'] }) {
  const node = useSession((session) => session.node)
  if (status === 'opening') return 'The recording is loading.'
  if (status === 'running') return `Node ${node} is starting. The first events are on their way.`
  return (
    <>
      Nothing has run yet. <br className="now-break" />
      Run records this snippet in a real Node {node} process.
    </>
  )
}
