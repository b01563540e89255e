import type { OperationIndex } from '@loopscope/shared/timeline/timeline'
import { visibleText } from '../hooks/visibleText.ts'
import { Glyph } from '../kit/Glyph.tsx'
import type { Look } from '../kit/look.ts'
import { LineLabel } from '../now/LineLabel.tsx'
import { placeText } from '../now/placeText.ts'
import { useOperation } from '../now/useOperation.ts'
import './Token.css'

export type TokenState = 'flight' | 'ready' | 'running' | 'ghost' | 'done'

type Props = {
  readonly look: Look
  readonly state: TokenState
  readonly label: string
  readonly line: number | null
  /** In another file than the snippet's: "dep.js:4". */
  readonly elsewhere: string | null
  /** What it stands for: it can then be selected and followed. */
  readonly operation?: OperationIndex
  /** The one place that the thing is in: here it travels to and from. */
  readonly home?: boolean
  /** Drawn a second time for the eye only: out of the tab order. */
  readonly unseen?: boolean
}

/** One scheduled thing. It keeps glyph, label and line from scheduling to done; only its outline changes. */
export function Token({ operation, home = false, unseen = false, ...face }: Props) {
  if (operation === undefined)
    return (
      <span className="token" data-ph={face.look} data-state={face.state}>
        <Face {...face} />
      </span>
    )
  return <TokenButton operation={operation} home={home} unseen={unseen} {...face} />
}

const STATES: Readonly<Record<TokenState, string>> = {
  flight: 'in flight',
  ready: 'ready',
  running: 'running',
  ghost: 'running',
  done: 'done',
}

type Face = Pick<Props, 'look' | 'state' | 'label' | 'line' | 'elsewhere'>
type ButtonProps = Face & Required<Pick<Props, 'operation' | 'home' | 'unseen'>>

function TokenButton({ operation, home, unseen, ...face }: ButtonProps) {
  const button = useOperation(operation)
  return (
    <button
      type="button"
      className="token"
      data-ph={face.look}
      data-state={face.state}
      data-home={home ? '' : undefined}
      aria-label={spoken(face)}
      tabIndex={unseen ? -1 : undefined}
      title={button['data-selected'] ? 'Again: to its next moment (F)' : undefined}
      {...button}
    >
      <Face {...face} />
    </button>
  )
}

/** "setTimeout 5ms L3, in flight": begins with what is to be read on it, so that who speaks to the page can call it. */
function spoken({ label, line, elsewhere, state }: Face): string {
  const place = placeText({ line, elsewhere })
  return `${shortened(label)}${place === null ? '' : ` ${place}`}, ${STATES[state]}`
}

function shortened(label: string): string {
  return visibleText(label.replace(/^process\./, ''), 60)
}

function Face({ look, label, line, elsewhere }: Face) {
  return (
    <>
      <Glyph look={look} />
      {/* The space is not drawn: it parts the two words where they are read as text. */}
      <span className="token-label">{shortened(label)}</span>{' '}
      <LineLabel className="token-line" line={line} elsewhere={elsewhere} />
    </>
  )
}
