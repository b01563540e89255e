import { DOCS } from '../docs.ts'
import { timersEndTurn } from '../nodeVersion.ts'
import type { Phase } from '../phase.ts'
import { wakesFor } from '../sentences/wakesFor.ts'
import { capital, duration, phaseName, theOperation } from '../sentences/words.ts'
import type { Operation } from '../timeline.ts'
import type { PhaseMoment, Rule } from './rule.ts'

/** How the loop came to a phase: the first that applies. One always does. */
export const phaseRules: readonly Rule<PhaseMoment>[] = [
  {
    id: 'phase.asleep',
    docs: DOCS.iteration,
    applies: ({ step }) => step.asleep !== null,
    say: (moment) =>
      `${isIdle(moment) ? 'Nothing is ready to run, so' : 'Poll is where'} the loop waits until something comes${orDue(moment)}.`,
  },
  {
    id: 'phase.passed',
    docs: DOCS.loop,
    applies: (moment) => (passedBy(moment)?.length ?? 0) > 0,
    say: (moment) =>
      `${capital(nothingIn(passedBy(moment) ?? []))}, so the loop came to ${phaseName(moment.step.phase)}.${what(moment)}`,
  },
  {
    id: 'phase.next',
    docs: DOCS.loop,
    applies: (moment) => passedBy(moment) !== null,
    say: (moment) => {
      const before = phaseName(moment.before?.phase ?? 'main')
      return `${capital(before)} is over, and ${phaseName(moment.step.phase)} comes next.${what(moment)}`
    },
  },
  {
    id: 'phase',
    docs: DOCS.loop,
    applies: () => true,
    say: (moment) =>
      `The loop comes to ${phaseName(moment.step.phase)} in each of its turns.${what(moment)}`,
  },
]

/** `uv_run`'s order; timers came first up to libuv 1.44. */
const NEW_ORDER: readonly Phase[] = ['pending', 'poll', 'check', 'close', 'timers']
const OLD_ORDER: readonly Phase[] = ['timers', 'pending', 'poll', 'check', 'close']

/** The phases between the visit before and this one, in which nothing ran; null where the two do not follow one another. */
function passedBy({ timeline, step, before }: PhaseMoment): readonly Phase[] | null {
  const endsTurn = timersEndTurn(timeline)
  if (before === null || endsTurn === null) return null
  const order = endsTurn ? NEW_ORDER : OLD_ORDER
  const isOutside = before.phase === 'main' || before.phase === 'exit'
  const passed: Phase[] = []
  let turn = before.tick
  let at = order.indexOf(before.phase)
  // uv_run runs the timers once before its first turn.
  if (isOutside && endsTurn) {
    if (step.phase === 'timers' && step.tick === turn) return passed
    passed.push('timers')
  }
  for (let i = 0; i < order.length; i++) {
    at = (at + 1) % order.length
    const phase = order[at] ?? 'poll'
    if (at === 0) turn++
    if (phase === step.phase) return turn === step.tick ? passed : null
    // Each turn comes to Check, and says so.
    if (phase === 'check') return null
    passed.push(phase)
  }
  return null
}

/** "Timers had nothing due, Pending nothing and Poll nothing" */
function nothingIn(phases: readonly Phase[]): string {
  const parts = phases.map((phase, i) => {
    const none = phase === 'timers' ? 'nothing due' : i === 0 ? 'no callback' : 'nothing'
    return `${phaseName(phase)}${i === 0 ? ' had' : ''} ${none}`
  })
  const [last] = parts.slice(-1)
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${last}`
}

/** What the phase is for, where something of the user's is known to be ready for it. */
function what({ timeline, step, waiting }: PhaseMoment): string {
  switch (step.phase) {
    case 'timers': {
      const first = waiting.queues.timers[0]
      const timer = timeline.operations[first?.operation ?? -1]
      const due = first?.dueAt ?? null
      if (timer === undefined || due === null || due > step.at) return ''
      return ` ${capital(theOperation(timer))} was due ${duration(step.at - due)} ago.`
    }
    case 'check':
      return waiting.queues.check.length > 0 ? ' It runs what setImmediate queued.' : ''
    case 'close':
      return ' It runs the callbacks of closed handles.'
    case 'pending':
      return ' There libuv reports requests that were completed outside Poll.'
    default:
      return ''
  }
}

function isIdle({ waiting: { queues } }: PhaseMoment): boolean {
  return queues.timers.length === 0 && queues.check.length === 0
}

/** The timer that Now says it wakes for is not named once more. */
function orDue(moment: PhaseMoment): string {
  const timer = nextTimer(moment)
  return timer === null || wakesFor(moment.timeline, moment.step, moment.waiting) !== null
    ? ''
    : ` or ${theOperation(timer)} is due`
}

/** The timer in flight that is due first. */
function nextTimer({ timeline, step, waiting }: PhaseMoment): Operation | null {
  let first: { readonly operation: number; readonly dueAt: number } | null = null
  for (const { operation, dueAt } of waiting.inFlight)
    if (dueAt !== null && dueAt > step.at && (first === null || dueAt < first.dueAt))
      first = { operation, dueAt }
  return timeline.operations[first?.operation ?? -1] ?? null
}
