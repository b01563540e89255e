import type { ReactNode } from 'react'

type Props = {
  /** What is in it, in a word or two: read aloud when it takes the focus. */
  readonly name: string
  readonly className: string
  /** `pre`: text with lines of its own. */
  readonly as?: 'div' | 'pre'
  readonly children: ReactNode
}

/** What may be larger than its place: by keyboard, too, all of it can be seen. */
export function ScrollBox({ name, className, as: Tag = 'div', children }: Props) {
  return (
    <Tag className={className} tabIndex={0} role="group" aria-label={name} data-keys="scroll">
      {children}
    </Tag>
  )
}
