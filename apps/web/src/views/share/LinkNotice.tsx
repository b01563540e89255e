import { useStore } from 'zustand'
import { isSaid } from '../../state/share/linkWords.ts'
import { recordedOn } from '../bar/recordedOn.ts'
import { useLoopscope, useTimeline } from '../hooks/loopscopeContext.ts'
import { ForkButton } from './ForkButton.tsx'
import { LinkWords } from './LinkWords.tsx'
import { useSteps } from './stops/useSteps.ts'

/** What a person sees who came by a link: when this was, that it is not happening now, and what is said of it. */
export function LinkNotice() {
  const { sharing } = useLoopscope()
  const shown = useStore(sharing.store, (state) => state.shown)
  const run = useTimeline()?.run ?? null
  const steps = useSteps()
  if (shown === null || run === null) return null
  return (
    <>
      {shown.opened && (
        <div className="notice shared-notice">
          <p>
            <b>A shared recording</b> of {recordedOn(run)}, on Node {run.node}. Opening it ran
            nothing. Run records it again.
          </p>
          <ForkButton />
        </div>
      )}
      {isSaid(shown.words) && <LinkWords words={shown.words} moments={steps} />}
    </>
  )
}
