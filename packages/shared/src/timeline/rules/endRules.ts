import { DOCS } from '../docs.ts'
import { fatalErrorOf } from '../steps/fatalError.ts'
import type { Timeline } from '../timeline.ts'
import type { Rule } from './rule.ts'

/** The process has ended by itself. */
export type EndMoment = { readonly timeline: Timeline }

/** Why the process has ended: the first that applies. What a limit or a signal ended says so itself. */
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
]

const isFinished = ({ outcome }: Timeline): boolean => outcome?.type === 'finished'
