import type { ReactNode } from 'react'
import './Now.css'

type Props = {
  readonly className?: string
  /** Whose moment this is, where it is not the one that is shown. */
  readonly name?: string | undefined
  /** What stands above the line that says where this is. */
  readonly lead?: ReactNode
  /** Where this is. */
  readonly meta: ReactNode
  /** The sentences change faster than they can be listened to. */
  readonly moving: boolean
  /** How things stand, above what happened last. */
  readonly situation?: ReactNode
  /** The sentence. */
  readonly children: ReactNode
  /** Ways to know more. */
  readonly ways?: ReactNode
}

/** What happens at the moment that is shown, in one sentence. Spoken only when it changes at a pace that can be listened to. */
export function NowFrame({
  className,
  name = 'Now',
  lead,
  meta,
  moving,
  situation,
  children,
  ways,
}: Props) {
  return (
    <div className={className === undefined ? 'now' : `now ${className}`}>
      {lead}
      <div className="now-meta">
        <b>{name}</b>
        {meta}
      </div>
      {situation}
      <p
        className="now-sentence"
        role="status"
        aria-label={name}
        aria-live={moving ? 'off' : 'polite'}
      >
        {children}
      </p>
      {ways && <div className="now-ways">{ways}</div>}
    </div>
  )
}
