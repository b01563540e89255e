import { msWords } from '@loopscope/shared/lesson/figures'
import { tripRange, tripWords } from '@loopscope/shared/lesson/workers/handedOver'
import type { HandedOver, HandRound, HandWay } from '@loopscope/shared/lesson/workers/readHand'
import { BytesBlock } from './BytesBlock.tsx'

type Props = {
  readonly way: HandWay
  /** null: nothing has run yet. */
  readonly handed: HandedOver | null
  /** Whether the sender has written 1 into every byte. */
  readonly filled: boolean
  /** Those that are answered. */
  readonly rounds: readonly HandRound[]
  /** us: the whole width of a bar. */
  readonly longest: number
}

/** One way to hand a buffer over: the bytes on each side, and how long it took. */
export function HandRow({ way, handed, filled, rounds, longest }: Props) {
  const answered = rounds.length > 0 && handed !== null
  const { least, most } = tripRange(rounds)
  return (
    <li data-way={way}>
      <p className="hand-name">
        <b>{NAMES[way]}</b>
        <code>{CALLS[way]}</code>
      </p>
      <div className="hand-sides">
        <div>
          <small>Main thread</small>
          {!filled || handed === null ? (
            <BytesBlock bytes={null} first={null} />
          ) : (
            <BytesBlock
              bytes={answered ? handed.left : handed.there}
              first={answered ? handed.sees : 1}
            />
          )}
        </div>
        <div>
          <small>Worker</small>
          {answered ? (
            <BytesBlock bytes={handed.there} first={42} />
          ) : (
            <BytesBlock bytes={null} first={null} />
          )}
        </div>
        {answered && handed.sees === 42 && (
          <p className="hand-same" aria-hidden="true">
            the same bytes
          </p>
        )}
      </div>
      <p className="hand-time">
        {answered ? (
          <>
            <i
              style={{
                marginInlineStart: percent(least / longest),
                inlineSize: percent((most - least) / longest),
              }}
            />
            <span>
              <b className="number">{rounds.length === 1 ? msWords(least) : tripWords(rounds)}</b>{' '}
              there and back, of which{' '}
              <span className="number">{msWords(Math.min(...rounds.map(({ call }) => call)))}</span>{' '}
              at least in the call
            </span>
          </>
        ) : (
          <span>{filled ? 'on its way' : 'not sent yet'}</span>
        )}
      </p>
    </li>
  )
}

const NAMES: Readonly<Record<HandWay, string>> = {
  copy: 'Copied',
  transfer: 'Transferred',
  share: 'Shared',
}

const CALLS: Readonly<Record<HandWay, string>> = {
  copy: 'postMessage(buffer)',
  transfer: 'postMessage(buffer, [buffer])',
  share: 'postMessage(sharedArrayBuffer)',
}

const percent = (part: number) => `${100 * part}%`
