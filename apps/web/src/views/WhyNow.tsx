import { useFrame, useLoopscope, useTimeline } from './loopscopeContext.ts'
import { Panel } from './Panel.tsx'
import { Sentence } from './Sentence.tsx'
import { Trail } from './Trail.tsx'
import './WhyNow.css'

/** The rule behind this step, and the way of the thing that runs: scheduled, ready, running, done. */
export function WhyNow() {
  const frame = useFrame()
  const timeline = useTimeline()
  const { play } = useLoopscope()
  const why = frame?.why ?? null
  return (
    <Panel name="Why now" className="why-now">
      <div className="why">
        {why === null ? (
          <p className="why-none">
            {frame === null
              ? 'Each step will be explained here.'
              : 'Nothing to explain at this step.'}
          </p>
        ) : (
          <p>
            <Sentence text={why.sentence} />
          </p>
        )}
        {why !== null && why.scheduledStep !== null && (
          <button
            type="button"
            className="button small"
            onClick={() => play({ type: 'seek', cursor: why.scheduledStep ?? 0 })}
          >
            Go to where it was scheduled{why.line === null ? '' : `, line ${why.line}`}
          </button>
        )}
        {frame !== null && timeline !== null && <Trail frame={frame} timeline={timeline} />}
      </div>
    </Panel>
  )
}
