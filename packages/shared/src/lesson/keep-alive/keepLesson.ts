import { msWords } from '../figures.ts'
import type { Lesson } from '../lesson.ts'
import { keepPredictions } from './keepPredictions.ts'
import { keepProgram } from './keepProgram.ts'
import { KEEP_START, type KeepSettings, keepControls, keepSettingsSchema } from './keepSettings.ts'
import { inWords, keepStatements } from './keepStatements.ts'
import { type KeepModel, readKeep } from './readKeep.ts'

/** What keeps a process alive, and what only seems to. */
export const keepLesson: Lesson<KeepSettings, KeepModel> = {
  name: 'keep-alive',
  settings: keepSettingsSchema,
  initial: KEEP_START,
  controls: keepControls,
  versions: ['24', '26', '22', '20', '18'],
  program: keepProgram,
  read: readKeep,
  sentence: ({ end: { forced, kept, at, code } }) =>
    forced
      ? `Still alive after ${msWords(at)}, and ended by the program itself: ${inWords(kept)} kept it.`
      : `It ended by itself after ${msWords(at)}, with code ${code}: nothing was left that keeps it alive.`,
  predictions: keepPredictions,
  series: null,
  statements: keepStatements,
  puzzles: ['unref', 'await-for-ever'],
  samples: [
    { ...KEEP_START, firstThen: 'ref', second: 'none', work: 20 },
    { ...KEEP_START, first: 'worker', firstThen: 'close', second: 'interval' },
    { ...KEEP_START, first: 'signal', firstThen: 'keep', second: 'promise', secondThen: 'keep' },
  ],
}
