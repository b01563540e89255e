import { DOCS } from '../../docs.ts'
import { isDetected, isEsModule, loadErrorOf } from '../../fold/mainModule.ts'
import { fatalErrorOf } from '../../steps/fatalError.ts'
import type { Rule, RunMoment } from '../rule.ts'

const OUTSIDE = "Handlers of 'exit' belong to no phase."

/** Why main and the exit handlers run: before the loop and after it. */
export const outsideRules: readonly Rule<RunMoment>[] = [
  {
    id: 'main.notLoaded',
    docs: DOCS.modules,
    applies: ({ timeline, callback }) => callback.kind === 'main' && loadErrorOf(timeline) !== null,
    say: () => 'Node loads a whole module before it runs any of it.',
  },
  {
    id: 'main.detected',
    docs: DOCS.detection,
    applies: ({ timeline, callback }) => callback.kind === 'main' && isDetected(timeline),
    say: () =>
      'Node sees from the syntax of this .js file that it is an ES module. Its body runs as a promise job.',
  },
  {
    id: 'main.loader',
    docs: DOCS.esm,
    applies: ({ timeline, callback }) => callback.kind === 'main' && isEsModule(timeline),
    say: () => 'What an ES module imports is loaded first. Its body runs as a promise job.',
  },
  {
    id: 'main',
    docs: DOCS.modules,
    applies: ({ callback }) => callback.kind === 'main',
    say: () => 'Main comes first: the loop begins only when it has run to its end.',
  },
  {
    id: 'exit.called',
    docs: DOCS.exit,
    applies: ({ timeline, callback }) =>
      timeline.exit?.callback === callback.index && timeline.exit.explicit,
    say: (moment) => `process.exit() was called.${handlers(moment)}`,
  },
  {
    id: 'exit.error',
    docs: DOCS.uncaught,
    applies: ({ timeline, callback }) =>
      timeline.exit?.callback === callback.index && fatalErrorOf(timeline) !== null,
    say: (moment) => `An uncaught error ends the process.${handlers(moment)}`,
  },
  {
    id: 'exit.nothingLeft',
    docs: DOCS.exitEvent,
    applies: ({ timeline, callback }) => timeline.exit?.callback === callback.index,
    say: (moment) => `The loop has nothing left to do.${handlers(moment)}`,
  },
  {
    id: 'exit.before',
    docs: DOCS.beforeExit,
    applies: ({ callback }) => callback.kind === 'exit',
    say: () =>
      'The loop has nothing left to do. Listeners of beforeExit run outside every phase. What they schedule starts it again.',
  },
]

/** Only where code of the user's ran in them. */
function handlers({ callback }: RunMoment): string {
  return callback.internal ? '' : ` ${OUTSIDE}`
}
