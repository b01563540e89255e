import type { PoolSettings } from '@loopscope/shared/lesson/pool/poolSettings'
import type { CSSProperties } from 'react'
import { ThreadLane } from './ThreadLane.tsx'
import { WaitingJobs } from './WaitingJobs.tsx'
import './Pool.css'

/** The threads and the calls, before anything has run. */
export function PoolWaiting({ settings: { size, jobs, call } }: { settings: PoolSettings }) {
  const calls = Array.from({ length: jobs }, (_, i) => ({ of: i + 1, part: 1 }))
  return (
    <div className="pool" style={{ '--threads': size } as CSSProperties}>
      <WaitingJobs bars={calls} />
      <div className="pool-field">
        <ol className="pool-lanes" aria-label="Threads of the pool">
          {Array.from({ length: size }, (_, thread) => (
            <ThreadLane
              // biome-ignore lint/suspicious/noArrayIndexKey: a thread is its number
              key={thread}
              thread={thread}
              bars={[]}
              call={call}
              now={0}
              place={() => '0'}
            />
          ))}
        </ol>
      </div>
    </div>
  )
}
