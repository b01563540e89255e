import type { Frame } from '@loopscope/shared/timeline/frame'
import { useFrame } from '../loopscopeContext.ts'
import { useSize } from '../useSize.ts'
import { Hub } from './Hub.tsx'
import { PhaseLabels } from './PhaseLabels.tsx'
import { RingDrawing } from './RingDrawing.tsx'
import { layoutRing } from './ringGeometry.ts'
import './Ring.css'

/** The loop as a ring: where it is, what is ready where, and the two queues in the hub. */
export function Ring() {
  const frame = useFrame()
  const [ref, { width, height }] = useSize<HTMLDivElement>()
  const layout = layoutRing(width, height)
  return (
    <div className="ring" data-compact={layout.compact} ref={ref}>
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
  )
}

function sentenceOf(frame: Frame | null): string {
  if (frame === null) return 'The event loop has not run yet.'
  const waiting = (
    ['timers', 'pending', 'poll', 'check', 'close', 'nextTick', 'microtask'] as const
  )
    .filter((queue) => frame.queues[queue].length > 0)
    .map((queue) => `${queue} has ${frame.queues[queue].length}`)
  const at = frame.stack.length > 0 ? `${frame.phase} is running` : `The loop is in ${frame.phase}`
  return [at, ...waiting].join('. ').concat('.')
}
