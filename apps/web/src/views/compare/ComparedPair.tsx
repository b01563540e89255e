import { differingStep } from '@loopscope/shared/timeline/compare/differingStep'
import {
  differenceWords,
  firstDifference,
} from '@loopscope/shared/timeline/compare/firstDifference'
import { programOutputOf } from '@loopscope/shared/wire/outputLines'
import { useEffect, useMemo } from 'react'
import type { Comparison } from '../../state/compare/comparison.ts'
import { unlocked } from '../bar/unlocked.ts'
import { LoopscopeContext } from '../hooks/loopscopeContext.ts'
import { intentOf } from '../keys/keys.ts'
import { moveByKey } from '../keys/moveByKey.ts'
import { focusWithin } from '../now/focusOf.ts'
import { RunTransport } from '../transport/RunTransport.tsx'
import { ComparedSide, createSide } from './ComparedSide.tsx'
import { linkCursors } from './linkCursors.ts'
import { PairCount } from './PairCount.tsx'

type Props = { readonly compared: NonNullable<Comparison>; readonly close: () => void }

/** Two recordings and how they are moved: see Comparison. */
export function ComparedPair({ compared: { left, right }, close }: Props) {
  const [a, b] = useMemo(() => [createSide(left), createSide(right)] as const, [left, right])
  useEffect(() => {
    const unlink = linkCursors(a, b)
    const [here, there] = [a.timeline(), b.timeline()]
    if (here !== null && there !== null)
      a.play({ type: 'seek', cursor: differingStep(here, there, left.changedLine) })
    return unlink
  }, [a, b, left])
  const [difference, differs] = useMemo(() => {
    const [here, there] = [programOutputOf(left.events), programOutputOf(right.events)]
    return [differenceWords(here, there), firstDifference(here.lines, there.lines)] as const
  }, [left, right])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the page, for what lies over it.
    <div
      className="comparison-page"
      onKeyDown={(event) => {
        const key = unlocked(event.nativeEvent)
        if (moveByKey(intentOf(key, focusWithin(event.target)), a)) event.preventDefault()
      }}
    >
      <header>
        <h2>
          {left.changedLine === null
            ? `${left.title} and ${right.title}`
            : `Line ${left.changedLine} of the code: ${left.title} vs ${right.title}`}
        </h2>
        <p>{difference ?? 'Both print the same.'}</p>
        <button type="button" className="button small" onClick={close}>
          Close
        </button>
      </header>
      <div className="compared-pair">
        <ComparedSide run={left} loopscope={a} differs={differs} />
        <ComparedSide run={right} loopscope={b} differs={differs} />
      </div>
      <LoopscopeContext value={a}>
        <RunTransport
          of={left.title}
          count={
            <PairCount
              sides={[
                { title: left.title, loopscope: a },
                { title: right.title, loopscope: b },
              ]}
            />
          }
        />
      </LoopscopeContext>
    </div>
  )
}
