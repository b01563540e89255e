import type { Move } from '../../state/playback/move.ts'
import { useFrame, useLoopscope, usePlayback, useSession } from '../hooks/loopscopeContext.ts'
import { Icon, type IconName } from '../kit/Icon.tsx'
import { Sentence } from '../now/Sentence.tsx'
import { LinkStops } from '../share/stops/LinkStops.tsx'
import { useLinkStops } from '../share/stops/useLinkStops.ts'
import { RunScrubber } from '../timeline/RunScrubber.tsx'
import { Steps } from '../transport/StepCount.tsx'
import './EmbedControls.css'

/** The sentence of this moment, and all that moves the cursor. */
export function EmbedControls() {
  const { play, move } = useLoopscope()
  const frame = useFrame()
  const { stops, moments } = useLinkStops()
  const opening = useSession((session) => session.status === 'opening')
  const playing = usePlayback((playback) => playback.playing)
  const button = (name: string, icon: IconName, to: Move) => (
    <button
      type="button"
      className="button icon-only"
      aria-label={name}
      title={name}
      disabled={frame === null}
      onClick={() => move(to)}
    >
      <Icon name={icon} />
    </button>
  )
  return (
    <footer className="embed-controls">
      <LinkStops chosen={stops} moments={moments} />
      <p role="status" aria-label="Now" aria-live={playing ? 'off' : 'polite'}>
        {frame !== null ? <Sentence text={frame.now} /> : opening && 'The recording is loading.'}
      </p>
      <div role="toolbar" aria-label="Playback">
        {button('First step', 'first', 'first')}
        {button('Step back', 'back', { to: 'previous', stop: 'step' })}
        <button
          type="button"
          className="button icon-only"
          aria-label={playing ? 'Pause' : 'Play'}
          title={playing ? 'Pause' : 'Play'}
          disabled={frame === null}
          onClick={() => play({ type: playing ? 'pause' : 'play' })}
        >
          <Icon name={playing ? 'pause' : 'play'} />
        </button>
        {button('Step forward', 'forward', { to: 'next', stop: 'step' })}
        <RunScrubber />
        <span className="number">
          <Steps />
        </span>
      </div>
    </footer>
  )
}
