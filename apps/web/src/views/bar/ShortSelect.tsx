import type { ReactNode } from 'react'

type Props = {
  readonly className?: string
  /** Of the choice, for a bar that has no room for the whole of it. */
  readonly short: string
  /** Of the narrowest. */
  readonly shortest: string
  /** The select. Its list has the whole words. */
  readonly children: ReactNode
}

/** A select with a shorter word over its choice where that would be cut. */
export function ShortSelect({ className = '', short, shortest, children }: Props) {
  return (
    <span className={`short-select ${className}`} data-short={short} data-shortest={shortest}>
      {children}
    </span>
  )
}
