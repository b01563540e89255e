import { countWords } from '../figures.ts'
import type { Lesson } from '../lesson.ts'
import { readStack, type StackModel } from './readStack.ts'
import { stackPredictions } from './stackPredictions.ts'
import { stackProgram } from './stackProgram.ts'
import {
  STACK_START,
  type StackSettings,
  stackControls,
  stackSettingsSchema,
} from './stackSettings.ts'
import { stackStatements } from './stackStatements.ts'

/** The call stack: how deep calls can stand upon each other, and what does not stand upon anything. */
export const stackLesson: Lesson<StackSettings, StackModel> = {
  name: 'stack',
  settings: stackSettingsSchema,
  initial: STACK_START,
  controls: stackControls,
  versions: ['24', '26', '22', '20'],
  program: stackProgram,
  read: readStack,
  sentence: ({ levels, error, frames }) =>
    error === null
      ? `${countWords(levels, 'call')}, and at the last of them ${countWords(frames ?? levels, 'frame')} on the stack.`
      : `${countWords(levels, 'call')} deep, then ${error}.`,
  predictions: stackPredictions,
  series: {
    title: 'What arguments cost',
    ask: 'Measure 0, 3, 6, 9 and 12 arguments',
    of: (settings) => [0, 3, 6, 9, 12].map((args) => ({ ...settings, args })),
    point: ({ levels }, { args }) => ({
      label: countWords(args, 'argument'),
      value: levels,
      words: countWords(levels, 'call'),
    }),
    sentence: (models) => {
      const costs = models.flatMap(({ perLevel }) => (perLevel === null ? [] : [perLevel]))
      const [none, most] = [costs[0], costs.at(-1)]
      if (none === undefined || most === undefined)
        return 'However many arguments: the stack is never full.'
      return `From about ${countWords(none, 'byte')} a call to ${Math.round(most)}: ${Math.round((most - none) / 12)} for each argument.`
    },
  },
  statements: stackStatements,
  puzzles: ['down-and-up', 'await-cuts'],
  samples: [
    { ...STACK_START, locals: 10 },
    { ...STACK_START, args: 12, locals: 20 },
    { ...STACK_START, way: 'tail' },
    { ...STACK_START, way: 'forEach', args: 2 },
    { ...STACK_START, way: 'nextTick', args: 3 },
    { ...STACK_START, stack: '8' },
    { ...STACK_START, way: 'async', stack: '8', locals: 3 },
    { ...STACK_START, way: 'await', stack: '2', args: 1, locals: 1 },
  ],
}
