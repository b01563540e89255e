import type { Step, StepIndex, Timeline } from '../timeline.ts'

/** Moves of the cursor. Each stays inside the recording; where there is nothing more of its kind it goes to the end. */
export type Move = 'step' | 'callback' | 'phase' | 'tick' | 'output'

/** The cursor after one move forward: the next step, or the beginning of the next callback, phase or turn. */
export function nextStep(timeline: Timeline, cursor: StepIndex, move: Move = 'step'): StepIndex {
  const last = timeline.steps.length - 1
  const from = clamp(cursor, last)
  for (let i = from + 1; i <= last; i++) if (isStop(timeline, i, move)) return i
  return last
}

/** The cursor after one move back; the same stops as forward. */
export function previousStep(
  timeline: Timeline,
  cursor: StepIndex,
  move: Move = 'step',
): StepIndex {
  const from = clamp(cursor, timeline.steps.length - 1)
  for (let i = from - 1; i > 0; i--) if (isStop(timeline, i, move)) return i
  return 0
}

function isStop(timeline: Timeline, index: StepIndex, move: Move): boolean {
  const step = timeline.steps[index]
  const before = timeline.steps[index - 1]
  if (step === undefined || before === undefined) return true
  switch (move) {
    case 'step':
      return true
    case 'callback':
      return step.type === 'run'
    case 'phase':
      return beginsPhase(step, before)
    case 'tick':
      return step.tick !== before.tick
    case 'output':
      return step.type === 'output'
  }
}

function beginsPhase(step: Step, before: Step): boolean {
  return step.type === 'phase' || step.phase !== before.phase
}

function clamp(cursor: number, last: number): StepIndex {
  return Number.isFinite(cursor) ? Math.max(0, Math.min(last, Math.floor(cursor))) : 0
}
