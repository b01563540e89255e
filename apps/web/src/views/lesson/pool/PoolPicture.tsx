import type { PoolSettings } from '@loopscope/shared/lesson/pool/poolSettings'
import type { PoolSoFar } from '@loopscope/shared/lesson/pool/readPoolSoFar'
import type { CSSProperties } from 'react'
import { useSize } from '../../hooks/useSize.ts'
import { formatMs } from '../../kit/format.ts'
import type { PictureProps } from '../lessonView.ts'
import { roundUp, timeMarks } from '../timeMarks.ts'
import { CallbackLane } from './CallbackLane.tsx'
import { ThreadLane } from './ThreadLane.tsx'
import { WaitingJobs } from './WaitingJobs.tsx'
import './Pool.css'

/** Room that the words of a mark take, px. */
const MARK = 72

/** One lane per thread of the pool, with its jobs; above them what has no thread yet, below them the callbacks. */
export function PoolPicture({ model, settings, at }: PictureProps<PoolSettings, PoolSoFar>) {
  const { answers, size, from, waiting } = model
  const moment = Math.max(0, at - from)
  const bars = model.bars.map((bar) => ({ ...bar, to: bar.to ?? moment, open: bar.to === null }))
  const last = Math.max(1, ...bars.map(({ to }) => to), ...answers.map((answer) => answer.at))
  // While it goes on there is room for what comes.
  const end = waiting === undefined ? last : roundUp(last)
  const now = Math.min(end, moment)
  const [marks, { width }] = useSize<HTMLDivElement>()
  const place = (us: number) => `${(100 * us) / end}%`
  return (
    <div className="pool" style={{ '--threads': size } as CSSProperties}>
      <WaitingJobs
        bars={waiting ?? bars.filter(({ asked, since }) => asked <= now && now < since)}
      />
      <div className="pool-field">
        <div className="pool-marks" aria-hidden="true" ref={marks}>
          {timeMarks(end, Math.max(1, Math.min(5, Math.floor(width / MARK)))).map((us) => (
            <span key={us} data-turned={us > end * 0.85} style={{ insetInlineStart: place(us) }}>
              <small className="number">{us === 0 ? '0' : formatMs(us)} ms</small>
            </span>
          ))}
        </div>
        <ol className="pool-lanes" aria-label="Threads of the pool">
          {Array.from({ length: size }, (_, thread) => (
            <ThreadLane
              // biome-ignore lint/suspicious/noArrayIndexKey: a thread is its number
              key={thread}
              thread={thread}
              bars={bars.filter((bar) => bar.thread === thread)}
              call={settings.call}
              now={now}
              place={place}
            />
          ))}
        </ol>
        <CallbackLane answers={answers} now={now} end={end} width={width} place={place} />
        <div className="pool-cursor" aria-hidden="true">
          <i style={{ insetInlineStart: place(now) }} />
        </div>
      </div>
    </div>
  )
}
