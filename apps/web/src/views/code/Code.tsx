import { type CSSProperties, Fragment, useEffect, useMemo, useState } from 'react'
import { textPieces } from '../hooks/visibleText.ts'
import { whenPainted } from '../hooks/whenPainted.ts'
import type { Look } from '../kit/look.ts'
import type { CodePiece } from './codePiece.ts'
import { indentOf } from './indentOf.ts'
import './Code.css'

type Props = {
  readonly source: string
  /** The line that runs, in the colour of where; null: none. */
  readonly current?: { readonly line: number; readonly look: Look } | null
}

/** A program to read, with the editor's look and without the editor. */
export function Code({ source, current = null }: Props) {
  // A file's last line ends: what follows is no line.
  const lines = useHighlighted(source.replace(/\n$/, ''))
  return (
    // It may be wider and taller than its place: by keyboard, too, all of it can be seen.
    <section
      className="code"
      aria-label="Code"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whatever scrolls must take the focus
      tabIndex={0}
      style={{ '--lines': lines.length } as CSSProperties}
    >
      <ol>
        {lines.map((pieces, i) => {
          const isCurrent = current?.line === i + 1
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
              key={i}
              data-ph={isCurrent ? current?.look : undefined}
              aria-current={isCurrent ? 'step' : undefined}
            >
              <span className="code-number" aria-hidden="true">
                {i + 1}
              </span>
              <code
                style={
                  { '--indent': indentOf(pieces.map(({ text }) => text).join('')) } as CSSProperties
                }
              >
                <Pieces pieces={pieces} />
              </code>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function Pieces({ pieces }: { pieces: readonly CodePiece[] }) {
  return pieces.map(({ text, kind }, i) => {
    const safe = textPieces(text)
      .map((piece) => piece.text)
      .join('')
    // biome-ignore-start lint/suspicious/noArrayIndexKey: the pieces of one line have no other identity
    return kind === '' ? (
      <Fragment key={i}>{safe}</Fragment>
    ) : (
      <span key={i} data-kind={kind}>
        {safe}
      </span>
    )
    // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
  })
}

type Highlighter = typeof import('./highlight.ts')

let known: Highlighter | null = null

/**
 * Plain at once; in colour when the grammar has arrived. The text stands where it stood, and keeps its colours when it
 * changes.
 */
function useHighlighted(source: string): readonly (readonly CodePiece[])[] {
  const [loaded, setLoaded] = useState(known)
  useEffect(() => {
    if (loaded !== null) return
    let left = false
    // The text is there at once; its colours do not keep the first paint waiting.
    whenPainted()
      .then(() => import('./highlight.ts'))
      .then(
        (highlighter) => {
          known = highlighter
          if (!left) setLoaded(highlighter)
        },
        (error) => console.warn('The colours of the code did not load.', error),
      )
    return () => {
      left = true
    }
  }, [loaded])
  return useMemo(
    () =>
      loaded?.highlight(source) ?? source.split('\n').map((text) => [{ text, kind: '' as const }]),
    [loaded, source],
  )
}
