import { useStore } from 'zustand'
import { useLoopscope } from '../loopscopeContext.ts'

/** How far the runs of somebody's snippet are. */
export function OwnRuns() {
  const { races } = useLoopscope()
  const done = useStore(races.store, (state) => state.done)
  const wanted = useStore(races.store, (state) => state.wanted)
  return (
    <p className="own-runs">
      <progress max={Math.max(1, wanted)} value={done} aria-label="Runs" />
      It runs now, behind the single runs of others: {done} of {wanted}.
    </p>
  )
}
