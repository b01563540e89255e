import type { StackModel } from '@loopscope/shared/lesson/stack/readStack'
import type { CSSProperties } from 'react'

type Props = { readonly model: StackModel }

/** Bytes that one pixel of a frame's height stands for. */
const BYTES_PER_PIXEL = 10

/** The stack as a vessel: full of frames up to the error at its end, or with the few that were ever on it. */
export function Well({ model: { levels, error, frames, perLevel } }: Props) {
  const lines = Math.max(4, (perLevel ?? 160) / BYTES_PER_PIXEL)
  return (
    <figure className="stack-well" style={{ '--frame': `${lines}px` } as CSSProperties}>
      <figcaption className="unseen">
        {error === null
          ? `The stack is all but empty: ${frames} frames.`
          : `The stack is full after ${levels} calls.`}
      </figcaption>
      <div className="stack-vessel" aria-hidden="true">
        {error === null ? (
          <i className="stack-few" style={{ '--count': frames ?? 1 } as CSSProperties} />
        ) : (
          <i className="stack-full" />
        )}
        <b className="stack-first number">call 1</b>
        {error === null ? (
          <b className="stack-last number">
            call {levels.toLocaleString('en')} stands here too: the stack was left in between
          </b>
        ) : (
          <b className="stack-error number">
            call {levels.toLocaleString('en')}
            <span>{error.split(':')[0]}</span>
          </b>
        )}
      </div>
    </figure>
  )
}
