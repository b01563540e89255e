import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { type Swap, swapOf } from '@loopscope/shared/timeline/compare/swap'
import type { Operation, Timeline } from '@loopscope/shared/timeline/timeline'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { useEffect, useState } from 'react'
import type { SeenOutput } from '../../state/compare/races.ts'
import type { Subject } from '../../state/run/subject.ts'
import { useLoopscope } from '../hooks/loopscopeContext.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { formatCount } from '../kit/format.ts'
import { Token } from '../ring/Token.tsx'
import { DocsLinks } from '../why/DocsLinks.tsx'
import { lookOf } from '../why/lookOf.ts'

type Props = {
  readonly most: SeenOutput
  readonly other: SeenOutput
  readonly subject: Subject
}

type Pair = {
  readonly swap: Swap
  readonly timeline: Timeline
  readonly recordings: readonly [readonly TraceEvent[], readonly TraceEvent[]]
}

/** The two callbacks that change places between the two most frequent outputs, and why neither order is promised. */
export function RacingPair({ most, other, subject }: Props) {
  const { comparison } = useLoopscope()
  const pair = usePair(most.first.runId, other.first.runId)
  if (pair === null) return null
  const { swap, timeline, recordings } = pair
  const compare = () =>
    comparison.setState({
      shown: {
        left: { title: titleOf(most, other), subject, events: recordings[0], changedLine: null },
        right: { title: titleOf(other, most), subject, events: recordings[1], changedLine: null },
      },
    })
  return (
    <section className="racing-pair" aria-label="The pair that races">
      <h3>{swap.second === null ? 'What differs' : 'The pair that races'}</h3>
      <div className="racing-tokens">
        {[swap.first, swap.second].map(
          (operation) =>
            operation !== null && (
              <Racer key={operation.index} operation={operation} timeline={timeline} />
            ),
        )}
      </div>
      <p>{swap.sentence}</p>
      <DocsLinks docs={swap.docs} />
      <button type="button" className="button small" onClick={compare}>
        Compare both recordings
      </button>
    </section>
  )
}

/** "timeout first (31 runs)" */
function titleOf({ runs, first }: SeenOutput, other: SeenOutput): string {
  const line = first.lines?.find(({ text }, i) => other.first.lines?.[i]?.text !== text)
  const name = line === undefined ? 'One output' : `${visibleText(line.text, 30)} first`
  return `${name} (${formatCount(runs, 'run')})`
}

function Racer({ operation, timeline }: { operation: Operation; timeline: Timeline }) {
  const { label, delayUsed, line, elsewhere, kind } = operation
  const words = kind === 'timer' && delayUsed !== null ? `${label} ${delayUsed}ms` : label
  const look = lookOf(timeline, operation, timeline.lastAt)
  return <Token look={look} state="ready" label={words} line={line} elsewhere={elsewhere} />
}

function usePair(a: string | null, b: string | null): Pair | null {
  const { readRun } = useLoopscope()
  const [pair, setPair] = useState<Pair | null>(null)
  useEffect(() => {
    let left = false
    const read = async () => {
      if (a === null || b === null) return
      const recordings = await Promise.all([readRun(a), readRun(b)])
      const [first, second] = recordings
      if (left || first === null || second === null) return
      const timeline = buildTimeline(first)
      const swap = swapOf(timeline, buildTimeline(second))
      setPair(swap && { swap, timeline, recordings: [first, second] })
    }
    setPair(null)
    void read()
    return () => {
      left = true
    }
  }, [readRun, a, b])
  return pair
}
