import type { Frame } from '@loopscope/shared/timeline/frame'
import { readyIn } from '@loopscope/shared/timeline/moments/readyIn'
import type { CSSProperties } from 'react'
import { useTimeline } from '../hooks/loopscopeContext.ts'
import { formatMs } from '../kit/format.ts'
import { Glyph } from '../kit/Glyph.tsx'
import { placeOf } from '../kit/look.ts'
import { Term } from '../kit/Term.tsx'
import { WaitingList } from '../waiting/WaitingList.tsx'
import { ghostOf } from './ghostOf.ts'
import {
  type LabelPlace,
  LETTER,
  type LoopPhase,
  runningWords,
  shownBelow,
  shownOf,
} from './labelPlace.ts'
import type { RingLayout } from './ringGeometry.ts'
import { Token } from './Token.tsx'

type Props = {
  readonly phase: LoopPhase
  readonly frame: Frame | null
  readonly layout: RingLayout
  readonly place: LabelPlace
}

/** A phase by name, with its state in words and what is ready in it. */
export function PhaseLabel({ phase, frame, layout, place }: Props) {
  const timeline = useTimeline()
  const entries = readyIn(frame, phase)
  const active = frame?.phase === phase
  const state = active ? 'on' : entries.length > 0 ? 'wait' : 'quiet'
  const asleep = active ? (timeline?.steps[frame.cursor]?.asleep ?? null) : null
  const ghost = timeline === null || frame === null ? null : ghostOf(timeline, frame, phase)
  const { name } = placeOf(phase)
  const words = frame === null ? '' : stateWords(phase, frame, asleep, place.words)
  const lower = phase === 'poll' || phase === 'check'
  const limit = lower
    ? shownBelow(entries.length, place.below)
    : shownOf(entries.length, 3, place.below)
  return (
    <li
      className="phase"
      data-ph={phase}
      data-state={state}
      data-anchor={phase}
      style={{ ...place.style, '--room': `${place.room}px` } as CSSProperties}
      aria-label={name}
      aria-current={active ? 'step' : undefined}
    >
      <span
        className="phase-name"
        style={state === 'quiet' ? undefined : { minWidth: place.leader ?? undefined }}
      >
        <Glyph look={phase} size={layout.tokens ? 13 : 11} />
        <b>
          <Term of={phase}>{name}</Term>
        </b>
        {asleep !== null && <ZigZag />}
        {words !== '' && <span className="phase-state">{words}</span>}
        {state !== 'quiet' && place.leader !== null && <i className="phase-leader" />}
      </span>
      {layout.tokens &&
        ghost !== null &&
        entries.length === 0 &&
        shownOf(1, 1, place.below) > 0 && (
          <span className="ghost" aria-hidden="true">
            <Token
              look={phase}
              state="ghost"
              label={ghost.label}
              line={ghost.line}
              elsewhere={ghost.elsewhere}
            />
          </span>
        )}
      {layout.tokens && entries.length > 0 && limit > 0 && (
        <WaitingList
          entries={entries}
          look={phase}
          name={`${name}, ready`}
          limit={limit}
          short={!lower}
          room={place.room}
          over={frame?.ended === true}
          home
        />
      )}
    </li>
  )
}

/** Time that is not drawn to scale: the loop slept. */
function ZigZag() {
  return (
    <svg className="zigzag" width="42" height="10" viewBox="0 0 42 10" aria-hidden="true">
      <path pathLength="1" d="M1 8l5-6 5 6 5-6 5 6 5-6 5 6 5-6 5 6" />
    </svg>
  )
}

function stateWords(phase: LoopPhase, frame: Frame, asleep: number | null, room: number): string {
  const ready = readyIn(frame, phase).length
  const active = frame.phase === phase
  const isRunning = active && frame.stack.length > 0
  if (ready > 0) {
    const count = ready.toLocaleString('en')
    if (frame.ended) return `${count} never ran`
    if (ready >= 10_000) return count
    const waiting = phase === 'timers' ? `${count} due` : `${count} ready`
    return isRunning ? runningWords(waiting, room) : waiting
  }
  if (asleep !== null) return `asleep ${formatMs(asleep)} ms`
  if (isRunning) return frame.ended ? heldWords(room) : 'running'
  if (phase === 'timers' && !active) return heapWords(frame, room)
  if (!active || frame.ended) return ''
  return phase === 'poll' ? 'waiting for I/O' : 'here'
}

/** The name of Timers with its sign, px. */
const TIMERS = 82

/** Where the ring begins before it is said, the sentence above says it alone. */
function heldWords(room: number): string {
  const words = 'never returned'
  return TIMERS + words.length * LETTER <= room ? words : ''
}

/** Timers that are not due are in the heap, not in the phase. Where the ring begins before it is said, only what they are not. */
function heapWords({ inFlight, ended }: Frame, room: number): string {
  const timers = inFlight.filter(({ dueAt }) => dueAt !== null).length
  if (timers === 0) return ''
  if (timers === 1 && !ended) return 'none due'
  const count = timers.toLocaleString('en')
  const whole = `${count} in the heap, ${ended ? 'never due' : 'none due'}`
  // With their number: others may well have been due.
  const brief = ended ? `${count} never due` : 'none due'
  return TIMERS + whole.length * LETTER <= room ? whole : brief
}
