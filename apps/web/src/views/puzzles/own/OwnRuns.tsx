import { useStore } from 'zustand'
import { useLoopscope } from '../../hooks/loopscopeContext.ts'

/** How far the runs of somebody's snippet are. */
export function OwnRuns() {
  const { races } = useLoopscope()
  const done = useStore(races.store, (state) => state.done)
  const wanted = useStore(races.store, (state) => state.wanted)
  return (
    <p className="own-runs">
      <progress max={Math.max(1, wanted)} value={done} aria-label="Runs" />
      Running: {done} of {wanted} (other people's runs go first)
    </p>
  )
}
