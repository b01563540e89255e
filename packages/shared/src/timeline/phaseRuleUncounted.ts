import type { Phase } from './phase.ts'
import type { Beginning, Placing, Verdicts } from './phaseRuleTypes.ts'

/**
 * The rule where Node shows no counters (Node < 20.18). Timers and immediates are certain, as are main and the queues;
 * the rest goes by type, position and whether the handle was being closed. A tick is a check mark.
 */
export const uncountedPlacing = (verdicts: Verdicts): Placing => {
  let marks = 0
  /** The check mark was the last thing seen, or callbacks of the close phase after it. */
  let afterCheck = false
  let claimed = true

  const macrotask = (beginning: Beginning): void => {
    claimed = true
    if (beginning.kind === 'timer' || beginning.kind === 'immediate') {
      afterCheck = beginning.kind === 'immediate'
      verdicts.place(beginning.event, afterCheck ? 'check' : 'timers', marks, 'observed')
      return
    }
    const phase = guess(beginning)
    if (phase !== 'close') afterCheck = false
    verdicts.place(beginning.event, phase, marks, 'inferred')
  }

  const guess = (beginning: Beginning): Phase => {
    if (beginning.destroyed) return afterCheck ? 'close' : 'poll'
    return beginning.resource === 'SHUTDOWNWRAP' ? 'pending' : 'poll'
  }

  /** A drain that no macrotask left: a task of V8's platform, which mostly runs in poll. */
  const drained = (beginning: Beginning): void => {
    if (!claimed) verdicts.place(beginning.event, 'poll', marks, 'inferred')
    claimed = true
  }

  const loose = (beginning: Beginning): void => {
    claimed = true
    verdicts.place(beginning.event, 'poll', marks, 'inferred')
  }

  const checkMark = (): void => {
    marks++
    afterCheck = true
    claimed = false
  }

  const exit = (event: number): void => {
    claimed = true
    verdicts.place(event, 'exit', marks, 'observed')
  }

  return { macrotask, drained, loose, checkMark, exit }
}
