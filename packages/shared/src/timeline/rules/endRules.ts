import { DOCS } from '../docs.ts'
import { isEndedFromOutside, openAtEnd } from '../steps/endedFromOutside.ts'
import { fatalErrorOf } from '../steps/fatalError.ts'
import type { Timeline } from '../timeline.ts'
import type { Rule } from './rule.ts'

/** The process has ended. */
export type EndMoment = { readonly timeline: Timeline }

/**
 * Why the process has ended: the first that applies. That a limit or a signal ended it is said by Now: of such a one this says why it
 * had not ended by itself.
 */
export const endRules: readonly Rule<EndMoment>[] = [
  {
    id: 'end.error',
    docs: DOCS.uncaught,
    applies: ({ timeline }) => timeline.outcome?.type === 'threw',
    say: () => 'An uncaught error ended it.',
  },
  {
    id: 'end.called',
    docs: DOCS.exit,
    applies: ({ timeline }) => isFinished(timeline) && timeline.exit?.explicit === true,
    say: () => 'process.exit() was called.',
  },
  {
    id: 'end.nothingLeft',
    docs: DOCS.exitEvent,
    applies: ({ timeline }) =>
      isFinished(timeline) && timeline.exit?.explicit === false && fatalErrorOf(timeline) === null,
    say: () => 'The loop had nothing left to do.',
  },
  {
    id: 'end.held',
    docs: DOCS.blocking,
    applies: ({ timeline }) =>
      isGoing(timeline) && saysItIsHeld(timeline) && openAtEnd(timeline) !== null,
    say: ({ timeline }) =>
      openAtEnd(timeline)?.kind === 'main'
        ? 'The loop begins after main has returned, and it had not.'
        : 'The loop goes on after a callback has returned, and this one had not.',
  },
  {
    id: 'end.going',
    docs: DOCS.loop,
    applies: ({ timeline }) => isEndedFromOutside(timeline) && isGoing(timeline),
    say: () =>
      'A process ends by itself when its loop has nothing left to do. This one had not come to that.',
  },
]

/** Of one that was open by chance, in a loop that turned, its end says something else. */
function saysItIsHeld({ stopReason }: Timeline): boolean {
  return stopReason?.includes(' never returned.') === true
}

/** It had not come to its own end. */
function isGoing(timeline: Timeline): boolean {
  return timeline.exit === null && openAtEnd(timeline)?.phase !== 'exit'
}

const isFinished = ({ outcome }: Timeline): boolean => outcome?.type === 'finished'
