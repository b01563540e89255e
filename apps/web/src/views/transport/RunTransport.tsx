import type { ReactNode } from 'react'
import { shownCursor } from '../../state/playback/playback.ts'
import { useLoopscope, usePlayback, useWhole } from '../hooks/loopscopeContext.ts'
import { RunScrubber } from '../timeline/RunScrubber.tsx'
import { JumpButtons } from './JumpButtons.tsx'
import { StepCount } from './StepCount.tsx'
import { Transport } from './Transport.tsx'

const JUMPS = [
  { stop: 'callback', key: 'C' },
  { stop: 'phase', key: 'P' },
  { stop: 'tick', word: 'turn', key: 'T' },
] as const

type Props = {
  /** Where it stands, said otherwise than for one recording. */
  readonly count?: ReactNode
  /** Whose picture the strip is, where there are several recordings. */
  readonly of?: string
}

/** The transport of a snippet's run. */
export function RunTransport({ count = <StepCount />, of }: Props) {
  const { play, move } = useLoopscope()
  const length = useWhole()?.steps.length ?? 0
  const cursor = usePlayback((playback) => shownCursor(playback, Math.max(0, length - 1)))
  const playing = usePlayback((playback) => playback.playing)
  const speed = usePlayback((playback) => playback.speed)
  const clock = usePlayback((playback) => playback.clock)
  return (
    <Transport
      length={length}
      cursor={cursor}
      playback={{ playing, speed, clock }}
      play={play}
      move={move}
      jumps={
        <JumpButtons
          jumps={JUMPS}
          empty={length === 0}
          leads={() => cursor < length - 1}
          move={move}
        />
      }
      scrubber={
        <>
          {of !== undefined && <span className="transport-of">{of}</span>}
          <RunScrubber />
        </>
      }
      count={count}
    />
  )
}
