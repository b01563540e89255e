import type { Frame } from '@loopscope/shared/timeline/frame'
import type { CSSProperties } from 'react'
import { Glyph } from '../Glyph.tsx'
import { useTimeline } from '../loopscopeContext.ts'
import { Token } from '../Token.tsx'
import { WaitingList } from '../WaitingList.tsx'
import { GATE, pointAt, type RingLayout } from './ringGeometry.ts'

type Props = {
  readonly frame: Frame | null
  readonly layout: RingLayout
  readonly width: number
  readonly height: number
}

const NAMES = {
  timers: 'Timers',
  pending: 'Pending',
  poll: 'Poll',
  check: 'Check',
  close: 'Close',
} as const
type LoopPhase = keyof typeof NAMES

/** The phases as a list, in libuv's order, each with what is ready in it; main and exit stand at the gate. */
export function PhaseLabels({ frame, layout, width, height }: Props) {
  const gate = pointAt(layout.centre, layout.outer, GATE)
  const edge = layout.compact ? 8 : 24
  return (
    <ol className="phases">
      <GateLabel name="Main" frame={frame} style={{ left: edge, top: gate.y - 27 }} />
      {(Object.keys(NAMES) as LoopPhase[]).map((phase) => (
        <PhaseLabel key={phase} phase={phase} frame={frame} layout={layout} style={place(phase)} />
      ))}
      <GateLabel name="Exit" frame={frame} style={{ left: edge, top: gate.y + 1 }} />
    </ol>
  )

  function place(phase: LoopPhase): CSSProperties {
    switch (phase) {
      case 'timers':
        return { left: edge, top: layout.compact ? 4 : 12 }
      case 'pending':
        return { right: edge, top: layout.compact ? 4 : 12 }
      case 'poll':
        return { right: edge, bottom: layout.compact ? 4 : 14 }
      case 'check':
        return { left: edge, bottom: layout.compact ? 4 : 14 }
      case 'close': {
        const { x, y } = pointAt(layout.centre, layout.track + 8, 250)
        const low = Math.min(y, height - 96)
        return layout.compact ? { left: edge, top: low } : { right: width - x, top: low - 8 }
      }
      default:
        return phase satisfies never
    }
  }
}

type LabelProps = {
  readonly phase: LoopPhase
  readonly frame: Frame | null
  readonly layout: RingLayout
  readonly style: CSSProperties
}

function PhaseLabel({ phase, frame, layout: { compact }, style }: LabelProps) {
  const entries = frame?.queues[phase] ?? []
  const ready = entries.filter((entry) => entry.state !== 'running').length
  const active = frame?.phase === phase
  const state = active ? 'on' : ready > 0 ? 'wait' : 'quiet'
  return (
    <li
      className="phase"
      data-ph={phase}
      data-state={state}
      style={style}
      aria-label={NAMES[phase]}
      aria-current={active ? 'step' : undefined}
    >
      <span className="phase-name">
        <Glyph look={phase} size={compact ? 11 : 13} />
        <b>{NAMES[phase]}</b>
        {state !== 'quiet' && (
          <span className="phase-state">{stateWords(ready, active, frame)}</span>
        )}
      </span>
      {active && <Ghost phase={phase} frame={frame} />}
      {entries.length > 0 && (
        <WaitingList
          entries={entries}
          look={phase}
          limit={compact ? 1 : 3}
          short={phase === 'timers' || phase === 'pending'}
          over={frame?.ended === true}
        />
      )}
    </li>
  )
}

/** The place where the callback on the stack has waited, so that the eye finds where it came from. */
function Ghost({ phase, frame }: { phase: LoopPhase; frame: Frame }) {
  const timeline = useTimeline()
  const entry = frame.stack.find(({ kind }) => kind === 'callback')
  const callback = timeline?.callbacks[entry?.callback ?? -1]
  const operation = timeline?.operations[callback?.operation ?? -1]
  if (operation === undefined || callback?.queue !== null || callback.phase !== phase) return null
  return (
    <span className="ghost" aria-hidden="true">
      <Token look={phase} state="ghost" label={operation.label} line={operation.line} />
    </span>
  )
}

function stateWords(ready: number, active: boolean, frame: Frame | null): string {
  if (ready > 0) return frame?.ended === true ? `${ready} never ran` : `${ready} ready`
  if (!active || frame === null) return ''
  return frame.stack.length > 0 ? 'running' : 'here'
}

function GateLabel({
  name,
  frame,
  style,
}: {
  name: 'Main' | 'Exit'
  frame: Frame | null
  style: CSSProperties
}) {
  const active = frame !== null && frame.phase === (name === 'Main' ? 'main' : 'exit')
  const passed = frame !== null && (name === 'Main' || frame.phase === 'exit')
  return (
    <li
      className="gate"
      data-ph="main"
      data-state={active ? 'on' : passed ? 'passed' : 'later'}
      style={style}
      aria-label={name}
      aria-current={active ? 'step' : undefined}
    >
      {name === 'Main' && <Glyph look="main" size={11} />}
      {name.toLowerCase()}
    </li>
  )
}
