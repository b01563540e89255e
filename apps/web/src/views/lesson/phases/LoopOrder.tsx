import type { Phase } from '@loopscope/shared/timeline/phase'
import { placeOf } from '../../kit/look.ts'

/** One turn of the loop in this Node, phase after phase. */
export function LoopOrder({ order }: { order: readonly Phase[] }) {
  const timersLast = order.at(-1) === 'timers'
  return (
    <p className="phases-order">
      A turn of this Node:{' '}
      {order.map((phase, i) => (
        <span key={phase}>
          {i > 0 && ' → '}
          <b data-ph={placeOf(phase).look}>{phase}</b>
        </span>
      ))}
      {timersLast
        ? '. Turn 0 is main, and then timers run once (libuv 1.45, Node 20 and later).'
        : '. Turn 0 is main. From Node 20 on timers are last.'}
    </p>
  )
}
