import { timersEndTurn } from '../nodeVersion.ts'
import type { Step, Timeline } from '../timeline.ts'
import type { Waiting } from './waiting.ts'
import { wakesFor } from './wakesFor.ts'
import { capital, count, duration, phaseName, theOperation } from './words.ts'

/** Which phase begins and how much is ready in it, or what the loop sleeps until. */
export function phaseBegins(timeline: Timeline, step: Step, waiting: Waiting): string {
  const name = phaseName(step.phase)
  if (step.asleep !== null) {
    const wakes = wakesFor(timeline, step, waiting)
    return wakes === null
      ? `Poll is asleep. It wakes after ${duration(step.asleep)}.`
      : `Poll is asleep. It wakes for ${theOperation(wakes.timer)} in ${duration(wakes.dueIn)}.`
  }
  const where =
    step.phase !== 'timers'
      ? `in turn ${step.tick}`
      : timersEndTurn(timeline) === false
        ? `first in turn ${step.tick}`
        : step.tick === 0
          ? 'on entry, before the first turn'
          : `last in turn ${step.tick}`
  const ready =
    step.phase === 'timers'
      ? waiting.queues.timers.length
      : step.phase === 'check'
        ? waiting.queues.check.length
        : 0
  return `${name} begins, ${where}.${ready === 0 ? '' : ` ${capital(count(ready, 'callback'))} ${ready === 1 ? 'is' : 'are'} ready.`}`
}
