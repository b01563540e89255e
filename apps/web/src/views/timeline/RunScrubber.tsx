import { shownCursor } from '../../state/playback/playback.ts'
import { useLoopscope, usePlayback, useTimeline } from '../hooks/loopscopeContext.ts'
import { useSize } from '../hooks/useSize.ts'
import { lazyPart } from '../kit/lazyPart.tsx'
import { Scrubber } from '../transport/Scrubber.tsx'
import { goTo } from './input/pick.ts'

// Before there is a run both have nothing to show.
const ScrubberPicture = lazyPart(
  async () => (await import('./ScrubberPicture.tsx')).ScrubberPicture,
)
const ScrubberWindow = lazyPart(async () => (await import('./ScrubberWindow.tsx')).ScrubberWindow)

/** The scrubber of a snippet's run: its lanes in small, and the window of what the lanes show. */
export function RunScrubber() {
  const timeline = useTimeline()
  const loopscope = useLoopscope()
  const length = timeline?.steps.length ?? 0
  const cursor = usePlayback((playback) => shownCursor(playback, Math.max(0, length - 1)))
  const [ref, { width }] = useSize<HTMLDivElement>()
  return (
    <Scrubber
      length={length}
      cursor={cursor}
      seek={(to) => goTo(loopscope, to)}
      hold={loopscope.alternation.drag}
      ref={ref}
      picture={timeline !== null && <ScrubberPicture width={width} />}
    >
      {timeline !== null && <ScrubberWindow timeline={timeline} width={width} />}
    </Scrubber>
  )
}
