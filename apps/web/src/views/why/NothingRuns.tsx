import type { Frame } from '@loopscope/shared/timeline/frame'
import { useAlternatingFrame } from '../hooks/useAlternatingFrame.ts'

/** Where nothing runs there is nothing to explain: what can be asked about instead. */
export function NothingRuns() {
  const frame = useAlternatingFrame(1)
  return <p className="why-none">{wordsOf(frame)}</p>
}

function wordsOf(frame: Frame | null): string {
  if (frame?.ended === true)
    return 'Go to a line of the console, or to a callback in the lanes, to see why it ran.'
  const waits = frame !== null && [frame.inFlight, ...Object.values(frame.queues)].some(isNotEmpty)
  return waits
    ? 'Nothing runs at this step. Select something that is waiting to see why.'
    : 'Nothing runs at this step, and nothing waits.'
}

function isNotEmpty({ length }: { readonly length: number }): boolean {
  return length > 0
}
