import { Glyph } from './Glyph.tsx'
import type { Look } from './look.ts'
import { visibleText } from './visibleText.ts'
import './Token.css'

export type TokenState = 'flight' | 'ready' | 'running' | 'ghost' | 'done'

type Props = {
  readonly look: Look
  readonly state: TokenState
  readonly label: string
  readonly line: number | null
}

/** One scheduled thing. It keeps glyph, label and line from scheduling to done; only its outline changes. */
export function Token({ look, state, label, line }: Props) {
  return (
    <span className="token" data-ph={look} data-state={state}>
      <Glyph look={look} />
      <span className="token-label">{visibleText(label.replace(/^process\./, ''), 60)}</span>
      {line !== null && <span className="token-line">L{line}</span>}
    </span>
  )
}
