import { type CauseLink, causalChain } from '@loopscope/shared/timeline/moments/causalChain'
import { at } from '@loopscope/shared/timeline/sentences/words'
import type { OperationIndex, Timeline } from '@loopscope/shared/timeline/timeline'
import { useMemo } from 'react'
import { useLoopscope } from '../hooks/loopscopeContext.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { Chip } from '../kit/Chip.tsx'
import { formatCount, formatMs } from '../kit/format.ts'
import { placeOf } from '../kit/look.ts'
import { useLit } from '../now/useLit.ts'
import { stayInWhy } from './stayInWhy.ts'
import './Causes.css'

/** So many links are read; of a longer chain the ends are shown. */
const LINKS = 8

/** The way back to main: each call that scheduled the next one, as a button to its moment. */
export function Causes({ timeline, operation }: { timeline: Timeline; operation: OperationIndex }) {
  const { links, left } = useMemo(
    () => causalChain(timeline, operation, LINKS),
    [timeline, operation],
  )
  if (links.length === 0) return null
  return (
    <section className="causes" aria-label="Causes">
      <h3>How it came about</h3>
      <ol>
        {links.map((link, i) => (
          <Cause key={link.step} link={link} skipped={left > 0 && i === LINKS - 2 ? left : 0} />
        ))}
      </ol>
    </section>
  )
}

function Cause({ link, skipped }: { link: CauseLink; skipped: number }) {
  const { play } = useLoopscope()
  const lit = useLit(link.operation)
  return (
    <li>
      {skipped > 0 && <p className="causes-left">{formatCount(skipped, 'more call')} in between</p>}
      <button
        className="cause"
        type="button"
        {...lit}
        onClick={() => {
          play({ type: 'pause' })
          play({ type: 'seek', cursor: link.step })
          stayInWhy()
        }}
      >
        <span className="cause-what">
          {visibleText(link.label, 60)}
          <span className="cause-line">{at(link)}</span>
        </span>
        <span className="cause-at number">{formatMs(link.at)} ms</span>
        <span className="cause-where">
          {link.operation === null ? 'began in' : 'called in'}{' '}
          <Chip place={placeOf(link.phase, link.queue)} />
          {link.tick > 0 && `, turn ${link.tick}`}
        </span>
      </button>
    </li>
  )
}
