import type { ReactNode } from 'react'
import type { Move } from '../state/move.ts'
import { shownCursor } from '../state/playback.ts'
import { ClockControls } from './ClockControls.tsx'
import { useLoopscope, usePlayback, useTimeline } from './loopscopeContext.ts'
import { StepCount } from './StepCount.tsx'
import { Transport, type TransportMove } from './Transport.tsx'
import { RunScrubber } from './timeline/RunScrubber.tsx'

const MOVES: Readonly<Record<TransportMove, Move>> = {
  first: 'first',
  back: { to: 'previous', stop: 'step' },
  forward: { to: 'next', stop: 'step' },
  last: 'last',
}

/** The transport of a snippet's run. `count`: where it stands, said otherwise than for one recording. */
export function RunTransport({ count = <StepCount /> }: { count?: ReactNode }) {
  const { play, move } = useLoopscope()
  const length = useTimeline()?.steps.length ?? 0
  const cursor = usePlayback((playback) => shownCursor(playback, Math.max(0, length - 1)))
  const playing = usePlayback((playback) => playback.playing)
  const speed = usePlayback((playback) => playback.speed)
  const clock = usePlayback((playback) => playback.clock)
  return (
    <Transport
      length={length}
      cursor={cursor}
      playing={playing}
      move={(to) => move(MOVES[to])}
      playOrPause={() => play({ type: playing ? 'pause' : 'play' })}
      jumps={<Jumps empty={length === 0} />}
      scrubber={<RunScrubber />}
      count={count}
      clock={<ClockControls speed={speed} clock={clock} play={play} />}
    />
  )
}

function Jumps({ empty }: { empty: boolean }) {
  const { move } = useLoopscope()
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
  return (
    <div className="transport-group jumps">
      <span className="transport-word">Next</span>
      {jump('Next callback', 'callback', 'C')}
      {jump('Next phase', 'phase', 'P')}
      {jump('Next tick', 'tick', 'T')}
    </div>
  )
}
