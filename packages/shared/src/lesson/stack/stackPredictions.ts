import { countWords } from '../figures.ts'
import type { Prediction } from '../lesson.ts'
import type { StackModel } from './readStack.ts'
import { STACK_START, type StackSettings } from './stackSettings.ts'

export const stackPredictions: readonly [
  Prediction<StackSettings, StackModel>,
  ...Prediction<StackSettings, StackModel>[],
] = [
  {
    name: 'depth',
    title: 'Depth',
    question:
      'A function without arguments calls itself until there is no stack left. How many calls deep does it get?',
    choices: [
      { name: '1000', words: 'About 1,000' },
      { name: '10000', words: 'About 10,000' },
      { name: '100000', words: 'About 100,000' },
    ],
    runs: [STACK_START],
    judge: ([model]) =>
      model === undefined
        ? null
        : {
            choice: nearest(model.levels),
            sentence: `${countWords(model.levels, 'call')} deep, then ${model.error ?? 'it ended'}.`,
          },
  },
  {
    name: 'arguments',
    title: 'Arguments',
    question: 'The same function with six arguments. How deep does it get now?',
    choices: [
      { name: 'same', words: 'As deep as without' },
      { name: 'half', words: 'About half as deep' },
      { name: 'tenth', words: 'A tenth as deep, or less' },
    ],
    runs: [STACK_START, { ...STACK_START, args: 6 }],
    judge: ([without, six]) => {
      const [little, more] = [without?.perLevel ?? null, six?.perLevel ?? null]
      if (without === undefined || six === undefined || little === null || more === null)
        return null
      const ratio = six.levels / without.levels
      return {
        choice: ratio > 0.75 ? 'same' : ratio > 0.2 ? 'half' : 'tenth',
        sentence: `${countWords(without.levels, 'call')} without, ${countWords(six.levels, 'call')} with six: a call took about ${Math.round(little)} bytes, then ${Math.round(more)}.`,
      }
    },
  },
  {
    name: 'await',
    title: 'await',
    question:
      'An async function awaits itself, again and again: once as it is, once with “await null” as its first line. Which of them runs out of stack?',
    choices: [
      { name: 'both', words: 'Both' },
      { name: 'plain', words: 'Only the one without' },
      { name: 'none', words: 'Neither: it is async' },
    ],
    runs: [
      { ...STACK_START, way: 'async' },
      { ...STACK_START, way: 'await' },
    ],
    judge: ([plain, awaits]) => {
      if (plain === undefined || awaits === undefined) return null
      const choice = plain.error === null ? 'none' : awaits.error === null ? 'plain' : 'both'
      return {
        choice,
        sentence: `Without, it is called on the stack until there is none left: ${plain.error ?? 'it ended'} after ${countWords(plain.levels, 'call')}. With it, ${countWords(awaits.levels, 'call')} and ${countWords(awaits.frames ?? awaits.levels, 'frame')} on the stack at the last of them.`,
      }
    },
  },
]

/** By how many times it is off, not by how much. */
function nearest(levels: number): string {
  const power = Math.min(5, Math.max(3, Math.round(Math.log10(levels))))
  return String(10 ** power)
}
