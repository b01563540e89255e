import { Fragment, type ReactNode, useState } from 'react'
import type { Move } from '../state/move.ts'
import { shownCursor } from '../state/playback.ts'
import { ClockControls } from './ClockControls.tsx'
import { Icon, type IconName } from './Icon.tsx'
import { useLoopscope, usePlayback, useTimeline } from './loopscopeContext.ts'
import { StepCount } from './StepCount.tsx'
import { Scrubber } from './timeline/Scrubber.tsx'
import { useNarrow } from './useNarrow.ts'
import './Transport.css'

/** As they are drawn, so that the Tab key goes along. On a phone Step is pressed most: it stands in the middle, wide. */
const WIDE_STEPS = ['first', 'back', 'play', 'forward', 'last'] as const
const NARROW_STEPS = ['first', 'back', 'forward', 'play', 'more'] as const
const WIDE = ['steps', 'jumps', 'scrubber', 'count', 'clock'] as const
const NARROW = ['jumps', 'clock', 'scrubber', 'count', 'steps'] as const

/** Everything that moves the cursor by hand or by the clock. `count`: where it stands, said otherwise than for one recording. */
export function Transport({ count = <StepCount /> }: { count?: ReactNode }) {
  const { play, move } = useLoopscope()
  const timeline = useTimeline()
  const playing = usePlayback((playback) => playback.playing)
  const last = (timeline?.steps.length ?? 1) - 1
  const cursor = usePlayback((playback) => shownCursor(playback, last))
  const empty = timeline === null
  // On phones the jumps and the clock stand behind "More".
  const [more, setMore] = useState(false)
  const iconButton = (name: string, key: string, icon: IconName, to: Move, stuck: boolean) => (
    <button
      type="button"
      className="button icon-only"
      aria-label={name}
      title={`${name} (${key})`}
      disabled={empty}
      // Not disabled, which would take the focus away from who pressed it to the end.
      aria-disabled={stuck}
      data-name={icon}
      onClick={() => move(to)}
    >
      {icon === 'forward' && <span className="step-word">Step</span>}
      <Icon name={icon} />
    </button>
  )
  const jump = (name: string, stop: 'callback' | 'phase' | 'tick', key: string) => (
    <button
      type="button"
      className="button small"
      aria-label={name}
      title={`${name} (${key}); with Shift the previous one`}
      disabled={empty}
      onClick={(event) => move({ to: event.shiftKey ? 'previous' : 'next', stop })}
    >
      {stop}
      <kbd>{key}</kbd>
    </button>
  )
  const narrow = useNarrow()
  const buttons = {
    first: iconButton('First step', 'Home', 'first', 'first', cursor === 0),
    back: iconButton('Step back', '←', 'back', { to: 'previous', stop: 'step' }, cursor === 0),
    play: (
      <button
        type="button"
        className="button icon-only play"
        aria-label={playing ? 'Pause' : 'Play'}
        title={`${playing ? 'Pause' : 'Play'} (Space)`}
        disabled={empty}
        onClick={() => play({ type: playing ? 'pause' : 'play' })}
      >
        <Icon name={playing ? 'pause' : 'play'} />
      </button>
    ),
    forward: iconButton(
      'Step forward',
      '→',
      'forward',
      { to: 'next', stop: 'step' },
      cursor === last,
    ),
    last: iconButton('Last step', 'End', 'last', 'last', cursor === last),
    more: (
      <button
        type="button"
        className="button icon-only more"
        aria-label="More"
        aria-expanded={more}
        onClick={() => setMore(!more)}
      >
        <Icon name="more" />
      </button>
    ),
  }
  const groups = {
    steps: (
      <div className="transport-group steps">
        {(narrow ? NARROW_STEPS : WIDE_STEPS).map((name) => (
          <Fragment key={name}>{buttons[name]}</Fragment>
        ))}
      </div>
    ),
    jumps: (
      <div className="transport-group jumps">
        <span className="transport-word">Next</span>
        {jump('Next callback', 'callback', 'C')}
        {jump('Next phase', 'phase', 'P')}
        {jump('Next tick', 'tick', 'T')}
      </div>
    ),
    scrubber: <Scrubber />,
    count,
    clock: <ClockControls />,
  }
  return (
    <div className="transport" role="toolbar" aria-label="Playback" data-more={more}>
      {(narrow ? NARROW : WIDE).map((group) => (
        <Fragment key={group}>{groups[group]}</Fragment>
      ))}
    </div>
  )
}
