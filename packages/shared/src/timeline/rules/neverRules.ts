import { DOCS } from '../docs.ts'
import { endSentence } from '../sentences/end.ts'
import { onLine } from '../sentences/words.ts'
import { exitStepOf } from '../steps/exitStep.ts'
import { fatalErrorOf } from '../steps/fatalError.ts'
import type { Rule, WaitMoment } from './rule.ts'

/** Why something never runs, said once the process is over. */
export const neverRules: readonly Rule<WaitMoment>[] = [
  {
    id: 'never.truncated',
    docs: DOCS.loop,
    applies: ({ timeline, step }) =>
      timeline.truncated &&
      (step.type === 'end' || step.event > (timeline.truncatedEvent ?? Infinity)),
    say: () => 'The recording was cut off before this, so what became of it is not known.',
  },
  {
    id: 'never.afterExit',
    docs: DOCS.exitEvent,
    applies: (moment) =>
      isExiting(moment) && moment.operation.scheduledStep > exitStepOf(moment.timeline),
    say: (moment) => {
      const by =
        moment.operation.scheduledBy === moment.timeline.exit?.callback
          ? 'An exit handler scheduled it.'
          : 'It was scheduled after the exit handlers had begun.'
      return `${by} The loop is over, so it ${never(moment)}.`
    },
  },
  {
    id: 'never.exitCalled',
    docs: DOCS.exit,
    applies: (moment) => isExiting(moment) && moment.timeline.exit?.explicit === true,
    say: (moment) =>
      `process.exit() ends the process without going back to the loop, so it ${never(moment)}.`,
  },
  {
    id: 'never.error',
    docs: DOCS.uncaught,
    applies: (moment) => isExiting(moment) && fatalErrorOf(moment.timeline) !== null,
    say: (moment) => {
      const line = fatalErrorOf(moment.timeline)?.error.line ?? null
      return `An error${onLine(line)} that was not caught ends the process, so it ${never(moment)}.`
    },
  },
  {
    id: 'never.unsettled',
    docs: DOCS.promises,
    applies: (moment) =>
      isExiting(moment) && moment.operation.kind === 'promise' && isInFlight(moment),
    say: (moment) =>
      `Nothing settled its promise, and a promise alone does not keep the process alive. It ${never(moment)}.`,
  },
  {
    id: 'never.unref',
    docs: DOCS.unref,
    applies: (moment) => isExiting(moment) && isLoopThing(moment),
    say: (moment) =>
      `It does not keep the loop alive (unref), and nothing else did. It ${never(moment)}.`,
  },
  {
    id: 'never.stopped',
    docs: DOCS.blocking,
    applies: ({ step, timeline }) => step.type === 'end' && timeline.exit === null,
    say: (moment) => `${endSentence(moment.timeline)} It ${never(moment)}.`,
  },
  {
    id: 'never.ended',
    docs: DOCS.exitEvent,
    applies: (moment) => isExiting(moment),
    say: () => 'The process has ended before it could run.',
  },
]

/** The process is past the point where the loop could go on. */
function isExiting({ timeline, cursor }: WaitMoment): boolean {
  return cursor >= exitStepOf(timeline)
}

function never({ operation }: WaitMoment): string {
  return operation.runs.length > 0 ? 'does not run again' : 'never runs'
}

function isInFlight({ queueSpan }: WaitMoment): boolean {
  return queueSpan.place === 'inFlight'
}

function isLoopThing({ operation }: WaitMoment): boolean {
  return operation.kind === 'timer' || operation.kind === 'immediate'
}
