import { HAND_WAYS } from '@loopscope/shared/lesson/workers/readHand'
import type { WorkersSettings } from '@loopscope/shared/lesson/workers/workersSettings'
import { CellFigures } from './CellFigures.tsx'
import { HandRow } from './HandRow.tsx'
import { ThreadProgress } from './ThreadProgress.tsx'
import './Clone.css'
import './Count.css'
import './Hand.css'

/** The threads, or the buffers, before anything has run. */
export function WorkersWaiting({ settings }: { settings: WorkersSettings }) {
  if (settings.experiment === 'clone')
    return <p className="clone-none">Nothing has been sent yet.</p>
  if (settings.experiment === 'hand')
    return (
      <ol className="hand" aria-label="Ways to hand a buffer over">
        {HAND_WAYS.map((way) => (
          <HandRow key={way} way={way} handed={null} filled={false} rounds={[]} longest={1} />
        ))}
      </ol>
    )
  return (
    <div className="count">
      <CellFigures added={0} sum={0} />
      <div className="count-chart" aria-hidden="true" />
      <ol className="count-threads" aria-label="Threads">
        {Array.from({ length: settings.threads }, (_, i) => (
          <ThreadProgress
            // biome-ignore lint/suspicious/noArrayIndexKey: a thread is its number
            key={i}
            thread={i + 1}
            state="not made yet"
            count={0}
            area=""
            done={0}
          />
        ))}
      </ol>
    </div>
  )
}
