import type { Frame } from '@loopscope/shared/timeline/frame'
import { useAlternatingFrame } from '../hooks/useAlternatingFrame.ts'
import { useSize } from '../hooks/useSize.ts'
import { placeOf } from '../kit/look.ts'
import { Hub } from './Hub.tsx'
import { PhaseLabels } from './PhaseLabels.tsx'
import { RingDrawing } from './RingDrawing.tsx'
import { heightTaken, layoutRing } from './ringGeometry.ts'
import { sizeAhead } from './stageAhead.ts'
import './Ring.css'

/** What the ring and its corners fill at most, px: on a large page the names stay beside what they name. */
const WIDEST = 920
const TALLEST = 744
/** On a larger stage all of it grows, the text as well: on a wall it is read from the back of the room. */
const LARGEST = 2

/** The loop as a ring: where it is, what is ready where, and the two queues in the hub. */
export function Ring() {
  const frame = useAlternatingFrame(0)
  const [ref, size] = useSize<HTMLDivElement>(sizeAhead())
  const zoom = Math.max(1, Math.min(LARGEST, size.width / WIDEST, size.height / TALLEST))
  const width = Math.min(size.width, WIDEST)
  const height = heightTaken(width, Math.min(size.height, TALLEST))
  const layout = layoutRing(width, height)
  return (
    <div
      className="ring"
      data-compact={layout.compact}
      data-tight={layout.tight}
      data-tokens={layout.tokens}
      ref={ref}
    >
      <div className="ring-box" style={{ width, height, zoom }}>
        {width > 0 && (
          <RingDrawing
            frame={frame}
            layout={layout}
            width={width}
            height={height}
            title={sentenceOf(frame)}
          />
        )}
        <Hub frame={frame} layout={layout} />
        <PhaseLabels frame={frame} layout={layout} width={width} height={height} />
      </div>
    </div>
  )
}

/** "Poll is running. Check has 1 ready." */
function sentenceOf(frame: Frame | null): string {
  if (frame === null) return 'The event loop has not run yet.'
  const { name } = placeOf(frame.phase, frame.queue)
  const now = frame.ended
    ? 'The run has ended'
    : frame.stack.length > 0
      ? `${capital(name)} is running`
      : `The loop is in ${name}`
  const ready = (['timers', 'check'] as const)
    .filter((phase) => frame.queues[phase].length > 0)
    .map(
      (phase) =>
        `${placeOf(phase).name} has ${frame.queues[phase].length} ${frame.ended ? 'that never ran' : 'ready'}`,
    )
  const queued = (['nextTick', 'microtask'] as const)
    .filter((queue) => frame.queues[queue].length > 0)
    .map(
      (queue) =>
        `${placeOf('main', queue).name} has ${frame.queues[queue].length} ${frame.ended ? 'that never ran' : 'waiting'}`,
    )
  return [now, ...ready, ...queued].join('. ').concat('.')
}

function capital(name: string): string {
  return `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`
}
