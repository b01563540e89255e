import type { PoolCall } from '@loopscope/shared/lesson/pool/poolSettings'
import type { PoolBar } from '@loopscope/shared/lesson/pool/readPool'
import { formatMs } from '../../kit/format.ts'

type Props = {
  readonly thread: number
  /** `open`: its job has the thread still, and `to` is now. */
  readonly bars: readonly (PoolBar & { readonly open: boolean })[]
  readonly call: PoolCall
  /** us, as the bars have it. */
  readonly now: number
  readonly place: (us: number) => string
}

/** One thread: its jobs from when it took them until their callbacks began. What lies after `now` is drawn empty. */
export function ThreadLane({ thread, bars, call, now, place }: Props) {
  return (
    <li>
      <span className="pool-name">
        <span className="pool-word">Thread </span>
        {thread + 1}
      </span>
      <div className="pool-lane">
        {bars.map((bar) => {
          const name = jobName(bar, call)
          return (
            <span
              key={`${bar.of}-${bar.part}`}
              className="pool-bar"
              data-ph="poll"
              data-state={
                bar.to <= now && !bar.open ? 'done' : bar.since <= now ? 'running' : 'later'
              }
              style={{ insetInlineStart: place(bar.since), inlineSize: place(bar.to - bar.since) }}
              title={`${name}: waited ${formatMs(bar.since - bar.asked)} ms, then thread ${thread + 1} for ${formatMs(bar.to - bar.since)} ms${bar.open ? ' so far' : ''}`}
            >
              <span>{bar.of === 'file' ? 'file' : bar.of}</span>
            </span>
          )
        })}
      </div>
    </li>
  )
}

/** "pbkdf2 3", or of several jobs of one call "readFile 3, job 2 of 4". */
function jobName({ of, part, parts }: PoolBar, call: PoolCall): string {
  const name = of === 'file' ? 'the file' : `${call} ${of}`
  return parts === 1 ? name : `${name}, job ${part} of ${parts}`
}
