import type { ReactNode } from 'react'
import { Term, type TermName } from './Term.tsx'
import './Panel.css'

type Props = {
  /** Heading and accessible name of the region. */
  readonly name: string
  readonly note?: ReactNode
  /** The heading says what it means. */
  readonly term?: TermName
  readonly className?: string
  readonly children: ReactNode
}

/** A named region with a heading. */
export function Panel({ name, note, term, className = '', children }: Props) {
  return (
    <section className={`panel ${className}`} aria-label={name}>
      <header className="panel-head">
        <h2>{term === undefined ? name : <Term of={term}>{name}</Term>}</h2>
        {note !== null && note !== undefined && note !== false && (
          <div className="panel-note">{note}</div>
        )}
      </header>
      {children}
    </section>
  )
}
