import { countWords } from '../figures.ts'
import type { Statement } from '../lesson.ts'
import type { StackModel } from './readStack.ts'
import { STACK_START, type StackSettings } from './stackSettings.ts'

/** What the notes say is the most, and how far from it still counts as that. */
export const NOTED = 15_000
const NEAR = 0.05

export const stackStatements: readonly Statement<StackSettings, StackModel>[] = [
  {
    note: 'stack-15000',
    truth: 'not so',
    really:
      'There is no number of frames: there are bytes, 984 KB of them unless Node was started with another --stack-size, and each call takes what its arguments and variables need. Without any, 12 to 14 thousand calls fit, depending on the version of Node.',
    shownBy: STACK_START,
    judge: ({ levels, error, perLevel, workerMb }) => {
      if (error === null || perLevel === null || workerMb !== null) return null
      return {
        truth: Math.abs(levels - NOTED) / NOTED < NEAR ? 'holds' : 'not so',
        sentence: `${countWords(levels, 'call')} here, of about ${countWords(perLevel, 'byte')} each.`,
      }
    },
  },
  {
    note: 'stack-error',
    truth: 'holds',
    really:
      'It is an ordinary RangeError: it can be caught, and the program goes on. Only calls that wait for each other on the stack count: after an await, a nextTick or any callback of the loop it begins anew.',
    shownBy: { ...STACK_START, args: 6 },
    judge: ({ levels, error }) =>
      error === null
        ? null
        : {
            truth: error.startsWith('RangeError') ? 'holds' : 'not so',
            sentence: `${error}, after ${countWords(levels, 'call')}.`,
          },
  },
]
