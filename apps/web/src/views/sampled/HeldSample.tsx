import type { CallbackIndex } from '@loopscope/shared/timeline/timeline'
import { useStore } from 'zustand'
import { runIdOf, samplerOf } from '../../state/run/sampling.ts'
import { useLoopscope, useSession } from '../hooks/loopscopeContext.ts'
import { lazyPart } from '../kit/lazyPart.tsx'
import './HeldSample.css'

const SampleTable = lazyPart(async () => (await import('./SampleTable.tsx')).SampleTable)

/** Below a callback that held the loop: which function burned its time. Nothing runs until it is asked. */
export function HeldSample({ callback }: { callback: CallbackIndex }) {
  const sampler = samplerOf(useLoopscope().session)
  const { shown, answer } = useStore(sampler.store)
  const isRun = useSession(({ events }) => runIdOf(events) !== null)
  const shipped = useSession((session) => session.shipped)
  // What came with the page was run nowhere that could run it again.
  if (!isRun || shipped) return null
  const open = shown.includes(callback)
  const failed = answer.status === 'failed'
  return (
    <div className="held-sample">
      <button
        type="button"
        className="button small"
        aria-expanded={open}
        onClick={() => {
          if (!(open && failed)) sampler.toggle(callback)
          if (failed || answer.status === 'none') void sampler.ask()
        }}
      >
        {answer.status === 'known' ? 'Which function?' : 'Which function? Sample it'}
      </button>
      <div role="status">
        {open && answer.status === 'asking' && (
          <p>The same program runs a second time, with V8's profiler beside it.</p>
        )}
        {open && failed && <p className="held-sample-problem">{answer.sentence}</p>}
      </div>
      {open && answer.status === 'known' && (
        <SampleTable callback={callback} known={answer} again={() => void sampler.ask()} />
      )}
    </div>
  )
}
