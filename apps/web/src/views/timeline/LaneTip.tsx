import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { useLayoutEffect, useRef } from 'react'
import { formatMs } from '../kit/format.ts'
import { Glyph } from '../kit/Glyph.tsx'
import { pxIn } from '../kit/pxIn.ts'
import type { Hit } from './input/hitTest.ts'
import { duration } from './model/duration.ts'
import { LANE_NAMES } from './model/lane.ts'
import { sliceLabel } from './model/names/sliceLabel.ts'
import type { Scene } from './model/scene.ts'
import { sliceFacts } from './model/sliceFacts.ts'
import './LaneTip.css'

type Props = {
  readonly timeline: Timeline
  readonly slices: Scene['slices']
  readonly hit: Hit
  /** Where it points to, px from the left of the lanes. */
  readonly x: number
  readonly width: number
}

/** How far it reaches into the lanes, over their ruler, px. */
const OVERLAP = 20

/** What is under the pointer, or under the playhead while the lanes have the keyboard. */
export function LaneTip({ timeline, slices, hit, x, width }: Props) {
  const left = Math.max(8, Math.min(x + 12, width - 268))
  const { lane, title, facts } = contentOf(timeline, slices, hit)
  const tip = useRef<HTMLDivElement>(null)
  // Over the page, not within the lanes: where they scroll they would cut it off.
  useLayoutEffect(() => {
    const field = tip.current?.closest('.lane-field')?.getBoundingClientRect()
    if (tip.current === null || field === undefined) return
    tip.current.style.left = `${pxIn(tip.current, field.left) + left}px`
    tip.current.style.bottom = `${pxIn(tip.current, window.innerHeight - field.top) - OVERLAP}px`
  })
  return (
    <div className="lane-tip" role="tooltip" ref={tip}>
      <p className="lane-tip-title" data-ph={lane}>
        <Glyph look={lane} size={11} />
        <b>{title}</b>
      </p>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function contentOf(timeline: Timeline, slices: Scene['slices'], hit: Hit) {
  if (hit.type === 'sleep') {
    const { startAt, duration: us } = hit.sleep.sleep
    return {
      lane: 'poll' as const,
      title: 'Poll is asleep',
      facts: [
        ['From', `${formatMs(startAt)} ms`],
        ['For', duration(us)],
      ],
    }
  }
  const { cell } = hit
  const facts = sliceFacts(timeline, slices, cell.slice)
  const from = `${formatMs(facts.startAt)} ms`
  if (cell.count > 1) {
    const label = sliceLabel(timeline, slices, cell.slice)
    return {
      lane: facts.lane,
      title: `${cell.count.toLocaleString('en')} × ${LANE_NAMES[facts.lane]}`,
      facts: [
        [cell.folded ? 'All of them' : 'The first', label],
        ['From', from],
        ['Click', 'comes closer'],
      ],
    }
  }
  const where = facts.queue === null ? facts.phase : `${facts.queue}, in ${facts.phase}`
  const scheduled = [
    facts.line === null ? null : `line ${facts.line}`,
    facts.scheduledBy === null ? null : `by ${facts.scheduledBy}`,
    facts.scheduledAt === null ? null : `at ${formatMs(facts.scheduledAt)} ms`,
  ].filter((word) => word !== null)
  return {
    lane: facts.lane,
    title: facts.what,
    facts: [
      [
        'Ran',
        `${facts.kind} of ${where}, ${facts.turn === 0 ? 'before turn 1' : `turn ${facts.turn}`}`,
      ],
      ['From', from],
      ['For', facts.duration === null ? 'it never returned' : duration(facts.duration)],
      ...(scheduled.length > 0 ? [['Scheduled', scheduled.join(', ')]] : []),
      ['Phase', facts.evidence],
    ],
  }
}
