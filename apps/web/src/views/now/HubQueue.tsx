import { useAlternatingFrame } from '../hooks/useAlternatingFrame.ts'
import { Glyph } from '../kit/Glyph.tsx'
import { lookOfQueue } from '../kit/look.ts'
import { Panel } from '../kit/Panel.tsx'
import { WaitingList } from '../waiting/WaitingList.tsx'
import './HubQueue.css'

const TERMS = { nextTick: 'nextTick', microtask: 'microtasks' } as const
const NAMES = { nextTick: 'nextTick queue', microtask: 'Microtask queue' } as const

/** One of the two queues that are drained after every callback, with all that waits in it. */
export function HubQueue({ queue }: { queue: 'nextTick' | 'microtask' }) {
  const frame = useAlternatingFrame(1)
  const entries = frame?.queues[queue] ?? []
  const ended = frame?.ended === true
  const draining = frame?.queue === queue && !ended
  const look = lookOfQueue(queue)
  return (
    <Panel
      name={NAMES[queue]}
      className="hub-queue"
      term={TERMS[queue]}
      note={
        draining ? (
          <span className="hub-draining" data-ph={look}>
            <Glyph look={look} size={10} /> draining
          </span>
        ) : (
          frame !== null && entries.length === 0 && 'nothing waits'
        )
      }
    >
      {entries.length > 0 && (
        <WaitingList entries={entries} look={look} name={NAMES[queue]} limit={1} over={ended} />
      )}
    </Panel>
  )
}
