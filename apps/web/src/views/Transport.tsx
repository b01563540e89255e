import type { Move } from '../state/move.ts'
import { SPEEDS, shownCursor } from '../state/playback.ts'
import { formatMs } from './format.ts'
import { Icon, type IconName } from './Icon.tsx'
import { useFrame, useLoopscope, usePlayback, useTimeline } from './loopscopeContext.ts'
import { Scrubber } from './timeline/Scrubber.tsx'
import './Transport.css'

/** Everything that moves the cursor by hand or by the clock. */
export function Transport() {
  const { play, move } = useLoopscope()
  const frame = useFrame()
  const timeline = useTimeline()
  const playing = usePlayback((playback) => playback.playing)
  const speed = usePlayback((playback) => playback.speed)
  const last = (timeline?.steps.length ?? 1) - 1
  const cursor = usePlayback((playback) => shownCursor(playback, last))
  const empty = timeline === null
  const iconButton = (name: string, icon: IconName, to: Move, stuck: boolean) => (
    <button
      type="button"
      className="button icon-only"
      aria-label={name}
      title={name}
      disabled={empty || stuck}
      onClick={() => move(to)}
    >
      <Icon name={icon} />
    </button>
  )
  const jump = (name: string, stop: 'callback' | 'phase' | 'tick', key: string) => (
    <button
      type="button"
      className="button small"
      aria-label={name}
      disabled={empty || cursor === last}
      onClick={() => move({ to: 'next', stop })}
    >
      {stop}
      <kbd>{key}</kbd>
    </button>
  )
  return (
    <div className="transport" role="toolbar" aria-label="Playback">
      <div className="transport-group steps">
        {iconButton('First step', 'first', 'first', cursor === 0)}
        {iconButton('Step back', 'back', { to: 'previous', stop: 'step' }, cursor === 0)}
        <button
          type="button"
          className="button icon-only play"
          aria-label={playing ? 'Pause' : 'Play'}
          title={playing ? 'Pause' : 'Play'}
          disabled={empty}
          onClick={() => play({ type: playing ? 'pause' : 'play' })}
        >
          <Icon name={playing ? 'pause' : 'play'} />
        </button>
        {iconButton('Step forward', 'forward', { to: 'next', stop: 'step' }, cursor === last)}
      </div>
      <div className="transport-group jumps">
        <span className="transport-word">Next</span>
        {jump('Next callback', 'callback', 'C')}
        {jump('Next phase', 'phase', 'P')}
        {jump('Next tick', 'tick', 'T')}
      </div>
      <Scrubber />
      <div className="transport-count number">
        <b>
          {cursor} / {last}
        </b>
        <span>{frame === null ? '–' : `${formatMs(frame.at)} ms`}</span>
      </div>
      <select
        className="select small"
        aria-label="Speed"
        value={speed}
        onChange={(event) => play({ type: 'speed', speed: Number(event.currentTarget.value) })}
      >
        {SPEEDS.map((value) => (
          <option key={value} value={value}>
            {value}×
          </option>
        ))}
      </select>
    </div>
  )
}
