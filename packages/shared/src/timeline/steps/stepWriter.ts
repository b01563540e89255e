import type { Mark } from '../fold/fold.ts'
import type { Visibility } from '../fold/visibility.ts'
import type { PhaseVerdict } from '../phases/phaseRule.ts'
import { START } from '../phases/placeCallbacks.ts'
import type { SourcePlace } from '../sourcePlace.ts'
import type { OperationIndex, Step, StepIndex } from '../timeline.ts'

/** When and where something happened. */
export type Moment = Pick<Mark, 'event' | 'at' | 'callback'> & { readonly site?: number | null }

/** Writes steps: knows the phase and the line at each moment, and begins phases when something shows in them. */
export type StepWriter = {
  readonly steps: readonly Step[]
  /** The phase and turn of this event. */
  readonly reach: (event: number) => PhaseVerdict
  /** The visit of the loop that the next steps belong to. */
  readonly enter: (visit: number) => void
  /** Where the user's code is from now on, known or not. */
  readonly moveTo: (place: SourcePlace) => void
  /** The same where it is known; else it stays where it was. */
  readonly pass: (place: SourcePlace) => void
  /** The step for what happens in the callback of the moment, where that one shows. */
  readonly write: (
    type: Step['type'],
    moment: Moment,
    operation?: OperationIndex | null,
  ) => StepIndex
  /** A timer came due, in whatever phase the loop was. */
  readonly writeReady: (moment: Moment, operation: OperationIndex) => StepIndex
  /** A check mark: poll is over. A step for poll where it slept and nothing of the user's happened. */
  readonly writeSleep: (mark: Mark, began: number) => void
}

/** Poll slept, and it is worth a step of its own; us. */
const SLEEP = 1000

export function createStepWriter(shown: Visibility, verdicts: readonly PhaseVerdict[]): StepWriter {
  const steps: Step[] = []
  let verdict = START
  let nextVerdict = 0
  let line: number | null = null
  let visit = 0
  let shownVisit = 0
  let polled = -1

  function push(
    type: Step['type'],
    moment: Moment,
    operation: OperationIndex | null,
    { phase, tick }: Pick<Step, 'phase' | 'tick'>,
    asleep: number | null = null,
  ): StepIndex {
    const { at, event, callback, site = null } = moment
    const shownCallback = callback !== null && shown.callback(callback) ? callback : null
    steps.push({
      at,
      event,
      type,
      callback: shownCallback,
      operation,
      phase,
      tick,
      line,
      site,
      asleep,
    })
    return steps.length - 1
  }

  /** The loop has come to another phase, and now something of the user's happens there. */
  function beginPhase(moment: Moment): void {
    shownVisit = visit
    if (verdict.phase === 'main' || verdict.phase === 'exit') return
    if (verdict.phase === 'poll') polled = verdict.tick
    const next = line
    line = null
    push('phase', { ...moment, callback: null, site: null }, null, verdict)
    line = next
  }

  return {
    steps,
    reach(event) {
      while (nextVerdict < verdicts.length && (verdicts[nextVerdict]?.event ?? 0) <= event)
        verdict = verdicts[nextVerdict++] ?? verdict
      return verdict
    },
    enter(next) {
      visit = next
    },
    moveTo(next) {
      line = next.line
    },
    pass(next) {
      if (next.line !== null || next.elsewhere !== null) line = next.line
    },
    write(type, moment, operation = null) {
      if (visit !== shownVisit) beginPhase(moment)
      return push(type, moment, operation, steps.length === 0 && type === 'main' ? START : verdict)
    },
    writeReady: (moment, operation) => push('ready', moment, operation, steps.at(-1) ?? verdict),
    writeSleep(mark, began) {
      const tick = mark.subject ?? verdict.tick
      if (mark.value === null || mark.value < SLEEP || polled === tick) return
      line = null
      const at = Math.max(began, steps.at(-1)?.at ?? 0)
      const moment = { event: mark.event, at, callback: null }
      push('phase', moment, null, { phase: 'poll', tick }, mark.value)
    },
  }
}
