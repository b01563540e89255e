import type { PoolAnswer } from '@loopscope/shared/lesson/pool/readPool'
import { Fragment } from 'react'
import { formatMs } from '../../kit/format.ts'
import { callbackGroups } from './callbackGroups.ts'

type Props = {
  readonly answers: readonly PoolAnswer[]
  /** us, as the answers have it. */
  readonly now: number
  readonly end: number
  /** Of the lane, px. */
  readonly width: number
  readonly place: (us: number) => string
}

/** Of the names' font, px. */
const CHARACTER = 6.7

const isCall = ({ of }: PoolAnswer) => typeof of === 'number'

/**
 * The one thread that runs JavaScript: when each callback ran on it. The calls' names stand above those of the others; a line leads
 * from the first to the last of those that are named together.
 */
export function CallbackLane({ answers, now, end, width, place }: Props) {
  const character = (CHARACTER * end) / width
  const rows = [answers.filter(isCall), answers.filter((answer) => !isCall(answer))]
  return (
    <div className="pool-callbacks">
      <span className="pool-name">
        <span className="pool-word">JavaScript</span>
      </span>
      <div className="pool-lane">
        <ol aria-label="Callbacks, in order">
          {answers.map(({ of, at }) => (
            <li
              key={of}
              data-ph={of === 'timer' ? 'timers' : 'poll'}
              data-state={at <= now ? 'done' : 'later'}
              style={{ insetInlineStart: place(at) }}
              title={`${of}: its callback printed its line after ${formatMs(at)} ms`}
            >
              <span className="unseen">{of}</span>
            </li>
          ))}
        </ol>
        {rows.map((row, i) =>
          callbackGroups(row, { end, character }).map(({ at, words, turned, span }) => (
            <Fragment key={words}>
              <span
                className="pool-called"
                aria-hidden="true"
                data-row={i}
                data-turned={turned}
                style={{ insetInlineStart: place(at) }}
              >
                {words}
              </span>
              {span !== null && (
                <span
                  className="pool-span"
                  aria-hidden="true"
                  data-row={i}
                  style={{
                    insetInlineStart: place(span.first),
                    width: `calc(${place(span.last)} - ${place(span.first)})`,
                  }}
                />
              )}
            </Fragment>
          )),
        )}
      </div>
    </div>
  )
}
