import { useLoopscope, usePlayback, useTimeline } from '../../hooks/loopscopeContext.ts'
import type { Moments } from './moments.ts'

/** The steps of the run that is on the page. */
export function useSteps(): Moments {
  const { play } = useLoopscope()
  const length = useTimeline()?.steps.length ?? 0
  const cursor = usePlayback((playback) => playback.cursor)
  return {
    cursor,
    length,
    go(step) {
      play({ type: 'pause' })
      play({ type: 'seek', cursor: step })
    },
    name: (step) => `step ${step.toLocaleString('en')}`,
  }
}
