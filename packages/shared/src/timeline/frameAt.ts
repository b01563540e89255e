import type { Frame } from './frame.ts'
import { outputsBy } from './moments/outputsBy.ts'
import { queuesAt } from './moments/queuesAt.ts'
import { runningAt, stackAt } from './moments/stackAt.ts'
import { whyNow } from './rules/whyNow.ts'
import { nowSentence } from './sentences/now.ts'
import { exitedFrom } from './steps/exitedFrom.ts'
import type { Step, StepIndex, Timeline } from './timeline.ts'

/**
 * The state just after step `cursor`: a pure function, so going n forward and n back gives an equal frame. A cursor
 * outside of the recording, or between two steps, is taken to the nearest one before it.
 */
export function frameAt(timeline: Timeline, cursor: StepIndex): Frame {
  const lastCursor = timeline.steps.length - 1
  const at = clamp(cursor, lastCursor)
  const step = timeline.steps[at] ?? NO_STEP
  const running = runningAt(timeline, at)
  const waiting = queuesAt(timeline, at)
  const visited = running ?? timeline.callbacks[step.callback ?? -1] ?? null
  return {
    cursor: at,
    lastCursor,
    at: step.at,
    phase: step.phase,
    queue: running?.queue ?? null,
    tick: step.tick,
    evidence: visited?.evidence ?? 'observed',
    // Nothing runs any more, and no line is the last one that a reader is to look at.
    line: step.type === 'end' ? null : step.line,
    now: nowSentence(timeline, at, waiting),
    why: whyNow(timeline, at, waiting),
    stack: stackAt(timeline, at),
    ...waiting,
    outputs: outputsBy(timeline, at),
    ended: step.type === 'end',
    exitedFrom: step.phase === 'exit' ? exitedFrom(timeline) : null,
  }
}

const NO_STEP: Step = {
  at: 0,
  event: 0,
  type: 'main',
  callback: null,
  operation: null,
  phase: 'main',
  tick: 0,
  line: null,
  site: null,
  asleep: null,
}

function clamp(cursor: number, last: number): StepIndex {
  return Number.isFinite(cursor) ? Math.max(0, Math.min(last, Math.floor(cursor))) : 0
}
