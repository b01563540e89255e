import { Fragment, type ReactNode, useRef, useState } from 'react'
import type { Playback, PlaybackAction } from '../../state/playback/playback.ts'
import { useNarrow } from '../hooks/useNarrow.ts'
import { Icon, type IconName } from '../kit/Icon.tsx'
import { KeyHint } from '../kit/KeyHint.tsx'
import { ClockControls } from './ClockControls.tsx'
import { useTransportHeight } from './useTransportHeight.ts'
import './Transport.css'

/** As they are drawn, so that the Tab key goes along. On a phone Step is pressed most: it stands in the middle, wide. */
const WIDE_STEPS = ['first', 'back', 'play', 'forward', 'last'] as const
const NARROW_STEPS = ['first', 'back', 'forward', 'play', 'more'] as const
const WIDE = ['steps', 'jumps', 'scrubber', 'count', 'clock'] as const
const NARROW = ['jumps', 'clock', 'scrubber', 'count', 'steps'] as const

/** What every recording has: its ends, and a step to either side. */
const MOVES = {
  first: 'first',
  back: { to: 'previous', stop: 'step' },
  forward: { to: 'next', stop: 'step' },
  last: 'last',
} as const
type Button = keyof typeof MOVES

type Props = {
  /** How many moments there are to stand at; 0: nothing is recorded, and nothing can be pressed. */
  readonly length: number
  /** Which of them is shown, 0 to length - 1. */
  readonly cursor: number
  readonly playback: Pick<Playback, 'playing' | 'speed' | 'clock'>
  readonly play: (action: PlaybackAction) => void
  readonly move: (move: (typeof MOVES)[Button]) => void
  /** Ways to what stands further away. */
  readonly jumps: ReactNode
  /** A Scrubber, over a picture of the whole. */
  readonly scrubber: ReactNode
  /** Where the cursor stands, in words. */
  readonly count: ReactNode
  /** What else there is to press, at the end. */
  readonly children?: ReactNode
}

/** Everything that moves a cursor over a recording by hand or by the clock, whatever was recorded. */
export function Transport(props: Props) {
  const { length, cursor, play, move } = props
  const { playing, speed, clock } = props.playback
  // On phones the jumps and the clock stand behind "More".
  const [more, setMore] = useState(false)
  const narrow = useNarrow()
  const ref = useRef<HTMLDivElement>(null)
  useTransportHeight(ref)
  const empty = length === 0
  const iconButton = (name: string, key: string, icon: IconName, to: Button) => (
    <button
      type="button"
      className="button icon-only"
      aria-label={name}
      title={`${name} (${key})`}
      // Not disabled where it may have the focus: at the end, and Step while a recording is on its way.
      disabled={empty && to !== 'forward'}
      aria-disabled={cursor === (to === 'first' || to === 'back' ? 0 : Math.max(0, length - 1))}
      data-name={icon}
      onClick={() => move(MOVES[to])}
    >
      {icon === 'forward' && <span className="step-word">Step</span>}
      <Icon name={icon} />
      {icon === 'forward' && <KeyHint>→</KeyHint>}
    </button>
  )
  const buttons = {
    first: iconButton('First step', 'Home', 'first', 'first'),
    back: iconButton('Step back', '←', 'back', 'back'),
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
    forward: iconButton('Step forward', '→', 'forward', 'forward'),
    last: iconButton('Last step', 'End', 'last', 'last'),
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
    jumps: props.jumps,
    scrubber: props.scrubber,
    count: props.count,
    clock: (
      <>
        <ClockControls speed={speed} clock={clock} play={play} />
        {props.children}
      </>
    ),
  }
  return (
    <div ref={ref} className="transport" role="toolbar" aria-label="Playback" data-more={more}>
      {(narrow ? NARROW : WIDE).map((group) => (
        <Fragment key={group}>{groups[group]}</Fragment>
      ))}
    </div>
  )
}
