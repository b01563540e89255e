import type { Frame } from '@loopscope/shared/timeline/frame'
import { isEndedFromOutside } from '@loopscope/shared/timeline/steps/endedFromOutside'
import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'
import type { CSSProperties } from 'react'
import { Glyph } from '../kit/Glyph.tsx'
import { Term } from '../kit/Term.tsx'

type Props = {
  readonly name: 'Main' | 'Exit'
  readonly frame: Frame | null
  readonly outcome: RunOutcome | null
  readonly style: CSSProperties
}

/** Where the process enters the loop and leaves it. Dashed: not there yet, or never. Red: left by an error, with its code. */
export function GateLabel({ name, frame, outcome, style }: Props) {
  const active = frame !== null && frame.phase === (name === 'Main' ? 'main' : 'exit')
  const code = name === 'Exit' && hasLeft(frame, outcome) ? failureCode(outcome) : null
  const passed = frame !== null && (name === 'Main' || hasLeft(frame, outcome))
  return (
    <li
      className="gate"
      data-ph={code === null ? 'main' : 'err'}
      data-state={code === null ? (active ? 'on' : passed ? 'passed' : 'later') : 'failed'}
      style={style}
      aria-label={name}
      aria-current={active ? 'step' : undefined}
    >
      {code === null && <Glyph look={name === 'Main' ? 'main' : 'exit'} size={11} />}
      <Term of={name === 'Main' ? 'main' : 'exit'}>{name.toLowerCase()}</Term>
      {code !== null && ` ${code}`}
    </li>
  )
}

/** What was ended from outside did not come this far. */
function hasLeft(frame: Frame | null, outcome: RunOutcome | null): boolean {
  if (frame === null) return false
  return frame.phase === 'exit' || (frame.ended && !isEndedFromOutside({ outcome }))
}

function failureCode(outcome: RunOutcome | null): number | null {
  if (outcome?.type !== 'threw' && outcome?.type !== 'finished') return null
  return outcome.exitCode === 0 ? null : outcome.exitCode
}
