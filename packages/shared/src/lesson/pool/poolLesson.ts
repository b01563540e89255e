import { countWords, msWords } from '../figures.ts'
import type { Lesson } from '../lesson.ts'
import { poolPredictions } from './poolPredictions.ts'
import { poolProgram } from './poolProgram.ts'
import { POOL_START, type PoolSettings, poolControls, poolSettingsSchema } from './poolSettings.ts'
import { poolStatements, poolUntried } from './poolStatements.ts'
import { type PoolModel, readPool } from './readPool.ts'

/** libuv's thread pool: who holds a thread, who waits, and what needs none. */
export const poolLesson: Lesson<PoolSettings, PoolModel> = {
  name: 'pool',
  settings: poolSettingsSchema,
  initial: POOL_START,
  controls: poolControls,
  versions: ['24', '26', '22', '20'],
  program: poolProgram,
  read: readPool,
  sentence: ({ calls, size, atOnce, total }, { call }) =>
    `${countWords(calls, `${call} call`)} on ${countWords(size, 'thread')}: at most ${atOnce} at once, all done after ${msWords(total)}.`,
  predictions: poolPredictions,
  series: {
    title: 'Threads are not cores',
    ask: 'Measure 1, 2, 4 and 8 threads',
    of: (settings) =>
      [1, 2, 4, 8].map((size) => ({
        ...settings,
        size,
        jobs: Math.max(8, settings.jobs),
        others: false,
      })),
    point: ({ size, total }) => ({
      label: countWords(size, 'thread'),
      value: total,
      words: msWords(total),
    }),
    sentence: (models) => {
      const [one] = models
      const best = models.toSorted((a, b) => a.total - b.total)[0]
      if (one === undefined || best === undefined) return ''
      return `This machine has ${countWords(one.cores, 'core')}. ${countWords(best.size, 'thread')} ${best.size === 1 ? 'was' : 'were'} the quickest of these runs, ${(one.total / best.total).toFixed(1)} times as quick as one.`
    },
  },
  statements: poolStatements,
  untried: poolUntried,
  puzzles: ['pool-is-full', 'read-file-later'],
  samples: [
    { ...POOL_START, size: 1, jobs: 3 },
    { ...POOL_START, size: 16, jobs: 16 },
    { ...POOL_START, call: 'readFile', size: 2, jobs: 4 },
    { ...POOL_START, call: 'lookup', size: 4, jobs: 6, others: true },
    { ...POOL_START, call: 'deflate', size: 2, jobs: 5, inSnippet: true },
  ],
}
