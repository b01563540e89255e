import { DOCS } from '../../docs.ts'
import { capital, count, duration, phaseName, theCallback } from '../../sentences/words.ts'
import type { Rule, WaitMoment } from '../rule.ts'

/** A callback is worth blaming by its time when it has taken this long, us. */
const LONG_US = 1000

/** Why a timer that is due, or an immediate, has not run yet: the loop has not come to its phase. */
export const waitForLoopRules: readonly Rule<WaitMoment>[] = [
  {
    id: 'wait.loopNotBegun',
    docs: DOCS.loop,
    applies: (moment) => isReady(moment) && moment.step.phase === 'main',
    say: (moment) => `${ready(moment)}The loop begins when main and what it queued are done.`,
  },
  {
    id: 'wait.loopAgain',
    docs: DOCS.beforeExit,
    applies: (moment) => isReady(moment) && moment.step.phase === 'exit',
    say: (moment) =>
      `${ready(moment)}The loop had stopped; what beforeExit schedules starts it again.`,
  },
  {
    id: 'wait.loopHeld',
    docs: DOCS.blocking,
    applies: (moment) => isReady(moment) && heldFor(moment) >= LONG_US,
    say: (moment) =>
      `${ready(moment)}${capital(running(moment))} has held the loop for ${duration(heldFor(moment))} so far.`,
  },
  {
    id: 'wait.nextTurnsCheck',
    docs: DOCS.setImmediate,
    applies: (moment) =>
      isReady(moment) && moment.queueSpan.place === 'check' && isScheduledInThisCheck(moment),
    say: () => 'It was scheduled while Check was running, so it waits for the next turn.',
  },
  {
    id: 'wait.checkRuns',
    docs: DOCS.setImmediate,
    applies: (moment) =>
      isReady(moment) && moment.queueSpan.place === 'check' && moment.step.phase === 'check',
    say: (moment) => {
      const before = moment.waiting.queues.check.indexOf(moment.queueSpan.entry)
      return before > 0
        ? `Check runs its callbacks in the order in which they were scheduled: ${count(before, 'callback')} ${before === 1 ? 'is' : 'are'} ahead of it.`
        : 'Check runs its callbacks in the order in which they were scheduled: it is next.'
    },
  },
  {
    id: 'wait.check',
    docs: DOCS.loop,
    applies: (moment) => isReady(moment) && moment.queueSpan.place === 'check',
    say: ({ step }) =>
      step.phase === 'poll'
        ? 'It is queued for Check, which comes after Poll.'
        : `It is queued for Check. The loop is in ${phaseName(step.phase)}; Poll and then Check come later.`,
  },
  {
    id: 'wait.timersRun',
    docs: DOCS.loop,
    applies: (moment) =>
      isReady(moment) && moment.queueSpan.place === 'timers' && moment.step.phase === 'timers',
    say: (moment) =>
      `${ready(moment)}Timers runs due timers one after another and has not reached it yet.`,
  },
  {
    id: 'wait.timers',
    docs: DOCS.loop,
    applies: (moment) => isReady(moment) && moment.queueSpan.place === 'timers',
    say: (moment) => {
      const { phase } = moment.step
      const loop = ready(moment) === '' ? 'The loop' : 'It is due, but the loop'
      return `${loop} is in ${phaseName(phase)}: Timers comes after ${BEFORE_TIMERS[phase] ?? 'Close'}.`
    },
  },
  {
    id: 'wait.unknown',
    docs: DOCS.loop,
    applies: () => true,
    say: () => 'The recording does not say what it is waiting for.',
  },
]

const BEFORE_TIMERS: Partial<Record<WaitMoment['step']['phase'], string>> = {
  pending: 'Poll, Check and Close',
  poll: 'Check and Close',
  check: 'Check and Close',
}

function isReady({ queueSpan }: WaitMoment): boolean {
  return queueSpan.place === 'timers' || queueSpan.place === 'check'
}

/** Where it comes due at this very step, Now says so. */
function ready({ queueSpan, step, operation }: WaitMoment): string {
  if (step.type === 'ready' && step.operation === operation.index) return ''
  return queueSpan.place === 'timers' ? 'It is due. ' : 'It is ready, queued for Check. '
}

function running(moment: WaitMoment): string {
  return moment.running === null ? '' : theCallback(moment.running)
}

/** us since the callback began that is running now. */
function heldFor({ running, step }: WaitMoment): number {
  return running === null || running.kind === 'exit' ? 0 : step.at - running.startAt
}

/** setImmediate within Check: `processImmediate` takes the queue as it finds it. */
function isScheduledInThisCheck({ timeline, operation, step }: WaitMoment): boolean {
  const scheduled = timeline.steps[operation.scheduledStep]
  return step.phase === 'check' && scheduled?.phase === 'check' && scheduled.tick === step.tick
}
