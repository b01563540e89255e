import type { ReactNode } from 'react'
import './Panel.css'

type Props = {
  /** Heading and accessible name of the region. */
  readonly name: string
  readonly note?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

/** A named region with a heading. */
export function Panel({ name, note, className = '', children }: Props) {
  return (
    <section className={`panel ${className}`} aria-label={name}>
      <header className="panel-head">
        <h2>{name}</h2>
        {note !== null && note !== undefined && note !== false && (
          <div className="panel-note">{note}</div>
        )}
      </header>
      {children}
    </section>
  )
}
