import type { CallbackIndex } from '@loopscope/shared/timeline/timeline'
import { useStore } from 'zustand'
import { useLoopscope, useSession, useTimeline } from '../hooks/loopscopeContext.ts'
import { lazyPart } from '../kit/lazyPart.tsx'
import './HeldSample.css'

const SampleTable = lazyPart(async () => (await import('./SampleTable.tsx')).SampleTable)

/** Below a callback that held the loop: which function burned its time. Nothing runs until it is asked. */
export function HeldSample({ callback }: { callback: CallbackIndex }) {
  const { sampler } = useLoopscope()
  const state = useStore(sampler.store)
  const runId = useTimeline()?.run?.runId ?? null
  const shipped = useSession((session) => session.shipped)
  const open = useStore(sampler.shown, ({ callbacks }) => callbacks.includes(callback))
  // What came with the page was run nowhere that could run it again.
  if (runId === null || shipped) return null
  const isKnown = state.status === 'known'
  return (
    <div className="held-sample">
      <button
        type="button"
        className="button small"
        aria-expanded={open}
        onClick={() => {
          const failed = state.status === 'failed'
          if (!(open && failed)) sampler.toggle(callback)
          if (failed || state.status === 'none') void sampler.ask(runId)
        }}
      >
        {isKnown ? 'Which function?' : 'Which function? Sample it'}
      </button>
      <div role="status">
        {open && state.status === 'asking' && (
          <p>The same program runs a second time, with V8's profiler beside it.</p>
        )}
        {open && state.status === 'failed' && (
          <p className="held-sample-problem">{state.sentence}</p>
        )}
      </div>
      {open && isKnown && <SampleTable callback={callback} known={state} />}
    </div>
  )
}
