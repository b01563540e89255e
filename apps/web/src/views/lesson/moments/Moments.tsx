import type { CSSProperties } from 'react'
import { formatMs } from '../../kit/format.ts'
import { Glyph } from '../../kit/Glyph.tsx'
import type { Moment, Strand, Stretch } from './moment.ts'
import './Moments.css'

type Props = {
  /** Accessible name. */
  readonly name: string
  readonly strands: readonly Strand[]
  readonly moments: readonly Moment[]
  /** us, as the moments have it: what lies after it is drawn faintly. */
  readonly now: number
}

/** What happened, row by row, with a strand for each thing that lasts. Not to scale: the times stand beside it. */
export function Moments({ name, strands, moments, now }: Props) {
  const current = moments.findLastIndex(({ at }) => at <= now)
  return (
    <div className="moments" style={{ '--strands': strands.length } as CSSProperties}>
      <div className="moments-head" aria-hidden="true">
        <span />
        {strands.map((strand) => (
          <b key={strand.name} data-ph={strand.look}>
            <Glyph look={strand.look} size={14} />
            <span>{strand.name}</span>
          </b>
        ))}
      </div>
      {moments.length === 0 && <p>Each line that the program prints will be a row here.</p>}
      <ol aria-label={name}>
        {moments.map((moment, i) => (
          <li
            key={moment.key}
            data-state={i <= current ? 'done' : 'later'}
            aria-current={i === current ? 'step' : undefined}
          >
            <span className="moment-time number">{formatMs(moment.at)} ms</span>
            {strands.map((strand, s) => (
              <StrandCell
                key={strand.name}
                look={strand.look}
                above={moments[i - 1]?.stretches[s] ?? 'none'}
                below={moment.stretches[s] ?? 'none'}
                mark={moment.marks[s] ?? null}
              />
            ))}
            <div className="moment-words">
              <span className="moment-text">{moment.text}</span>
              <span className="moment-aside">{moment.aside}</span>
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}

type CellProps = {
  readonly look: Strand['look']
  readonly above: Stretch
  readonly below: Stretch
  readonly mark: Strand['look'] | null
}

function StrandCell({ look, above, below, mark }: CellProps) {
  return (
    <span
      className="moment-strand"
      data-ph={look}
      data-above={above}
      data-below={below}
      aria-hidden="true"
    >
      {mark !== null && <i data-ph={mark} />}
    </span>
  )
}
