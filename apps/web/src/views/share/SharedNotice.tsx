import { useStore } from 'zustand'
import { useLoopscope, useTimeline } from '../loopscopeContext.ts'
import { recordedOn } from '../recordedOn.ts'
import { ForkButton } from './ForkButton.tsx'

/** What a person sees who came by a link: when this was, and that it is not happening now. */
export function SharedNotice() {
  const { sharing } = useLoopscope()
  const shown = useStore(sharing.store, (state) => state.shown)
  const run = useTimeline()?.run ?? null
  if (shown?.opened !== true || run === null) return null
  return (
    <div className="notice shared-notice">
      <p>
        <b>A shared recording</b> of {recordedOn(run)}, on Node {run.node}. Opening it ran nothing.
        Run records it again.
      </p>
      <ForkButton />
    </div>
  )
}
